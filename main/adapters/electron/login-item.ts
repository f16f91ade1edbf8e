/** Starting at login on the three systems, with the real state of the setting. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { App } from 'electron'
import { writeAtomically } from '../files/atomic-write.ts'

/** Whether the system starts Vigie when its user logs in. */
export interface LoginItem {
  /** Whether the next login starts Vigie; false if the owner disabled its entry in the system. */
  isSet(): boolean
  set(enabled: boolean): void
  /** Rewrites the entry for the current program. An entry the owner disabled in the system stays disabled. */
  renew(): void
}

const HIDDEN = '--hidden'

type LoginItems = Pick<App, 'getLoginItemSettings' | 'setLoginItemSettings'>

/** macOS keeps the entry, and only the owner can enable it again. */
export function macLoginItem(app: LoginItems): LoginItem {
  const set = (enabled: boolean) => app.setLoginItemSettings({ openAtLogin: enabled })
  return { isSet: () => app.getLoginItemSettings().openAtLogin, set, renew: () => set(true) }
}

/** Windows keeps the entry, and separately whether Task Manager or its settings disabled it. */
export function windowsLoginItem(app: LoginItems): LoginItem {
  const args = [HIDDEN]
  const entry = () => app.getLoginItemSettings({ args })
  return {
    isSet: () => entry().openAtLogin && entry().executableWillLaunchAtLogin,
    set: (openAtLogin) => app.setLoginItemSettings({ openAtLogin, args }),
    renew: () => {
      const { openAtLogin, executableWillLaunchAtLogin } = entry()
      const enabled = !openAtLogin || executableWillLaunchAtLogin
      app.setLoginItemSettings({ openAtLogin: true, args, enabled })
    },
  }
}

/** Whether a login started this program: macOS reports it, entries of the other systems pass an argument. */
export function startedAtLogin(
  app: Pick<App, 'getLoginItemSettings'>,
  { argv, platform }: Pick<NodeJS.Process, 'argv' | 'platform'>,
): boolean {
  if (platform === 'darwin') return app.getLoginItemSettings().wasOpenedAtLogin
  return argv.includes(HIDDEN)
}

/** Where the autostart entry of a Linux desktop is, and what it starts. */
export interface AutostartTarget {
  /** `$XDG_CONFIG_HOME` or `~/.config`. */
  readonly configFolder: string
  /** The program to start: the AppImage file rather than its mount, which is gone at the next login. */
  readonly program: string
}

/** Linux: an autostart entry of the XDG specification. */
export function autostartEntry({ configFolder, program }: AutostartTarget): LoginItem {
  const path = join(configFolder, 'autostart', 'vigie.desktop')
  const entry = [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Vigie',
    `Exec=${quoted(program)} ${HIDDEN}`,
    'Icon=vigie',
    'X-GNOME-Autostart-enabled=true',
    'Terminal=false',
    '',
  ].join('\n')
  const isOff = () => existsSync(path) && SWITCHED_OFF.test(readFileSync(path, 'utf8'))
  function set(enabled: boolean): void {
    if (enabled) {
      mkdirSync(dirname(path), { recursive: true })
      writeAtomically(path, entry)
    } else rmSync(path, { force: true })
  }
  return {
    isSet: () => existsSync(path) && !isOff(),
    set,
    renew: () => {
      if (!isOff()) set(true)
    },
  }
}

/** How desktop tools disable an entry without removing it. */
const SWITCHED_OFF = /^(Hidden=true|X-GNOME-Autostart-enabled=false)$/m

/** Returns an argument of an Exec line, quoted and escaped as specified. */
function quoted(argument: string): string {
  return `"${argument.replace(/["`$\\]/g, '\\$&').replaceAll('%', '%%')}"`
}
