/** Starting at login on the three systems, and saying truly whether it is set. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { App } from 'electron'
import { writeAtomically } from '../files/atomic-write.ts'

export interface LoginItem {
  /** Whether the next login starts Vigie; false where the owner switched its entry off in the system. */
  isSet(): boolean
  set(enabled: boolean): void
  /** Writes the entry anew, for the program of today. What the owner switched off in the system stays off. */
  renew(): void
}

const HIDDEN = '--hidden'

type LoginItems = Pick<App, 'getLoginItemSettings' | 'setLoginItemSettings'>

/** macOS keeps the entry, and lets nobody but the owner switch it on again. */
export function macLoginItem(app: LoginItems): LoginItem {
  const set = (enabled: boolean) => app.setLoginItemSettings({ openAtLogin: enabled })
  return { isSet: () => app.getLoginItemSettings().openAtLogin, set, renew: () => set(true) }
}

/** Windows keeps the entry, and beside it whether Task Manager or its settings switched it off. */
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

/** Whether a login started this program: macOS says so, an entry of the other systems by its word. */
export function startedAtLogin(
  app: Pick<App, 'getLoginItemSettings'>,
  { argv, platform }: Pick<NodeJS.Process, 'argv' | 'platform'>,
): boolean {
  if (platform === 'darwin') return app.getLoginItemSettings().wasOpenedAtLogin
  return argv.includes(HIDDEN)
}

export interface AutostartTarget {
  /** `$XDG_CONFIG_HOME` or `~/.config`. */
  readonly configFolder: string
  /** The program to start: the image of an AppImage rather than its mount, which is gone at the next login. */
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

/** How the tools of desktops switch an entry off without removing it. */
const SWITCHED_OFF = /^(Hidden=true|X-GNOME-Autostart-enabled=false)$/m

/** An argument of an Exec line: quoted, with the characters the specification names escaped. */
function quoted(argument: string): string {
  return `"${argument.replace(/["`$\\]/g, '\\$&').replaceAll('%', '%%')}"`
}
