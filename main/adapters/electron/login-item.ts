/** Starting at login on the three systems, and saying truly whether it is set. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { App } from 'electron'
import { writeAtomically } from '../files/atomic-write.ts'

export interface LoginItem {
  isSet(): boolean
  set(enabled: boolean): void
}

const HIDDEN = '--hidden'

/** macOS and Windows keep the entry themselves. */
export function systemLoginItem(app: Pick<App, 'getLoginItemSettings' | 'setLoginItemSettings'>): LoginItem {
  return {
    isSet: () => app.getLoginItemSettings({ args: [HIDDEN] }).openAtLogin,
    set: (enabled) => app.setLoginItemSettings({ openAtLogin: enabled, args: [HIDDEN] }),
  }
}

export interface AutostartPlace {
  /** `$XDG_CONFIG_HOME` or `~/.config`. */
  readonly configFolder: string
  /** The program to start: the image of an AppImage rather than its mount, which is gone at the next login. */
  readonly program: string
}

/** Linux: an autostart entry of the XDG specification. */
export function autostartEntry({ configFolder, program }: AutostartPlace): LoginItem {
  const path = join(configFolder, 'autostart', 'vigie.desktop')
  const entry = [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Vigie',
    `Exec=${quoted(program)} ${HIDDEN}`,
    'X-GNOME-Autostart-enabled=true',
    'Terminal=false',
    '',
  ].join('\n')
  return {
    isSet: () => existsSync(path) && !/^Hidden=true$/m.test(readFileSync(path, 'utf8')),
    set: (enabled) => {
      if (!enabled) return rmSync(path, { force: true })
      mkdirSync(dirname(path), { recursive: true })
      writeAtomically(path, entry)
    },
  }
}

/** An argument of an Exec line: quoted, with the characters the specification names escaped. */
function quoted(argument: string): string {
  return `"${argument.replace(/["`$\\]/g, '\\$&').replaceAll('%', '%%')}"`
}
