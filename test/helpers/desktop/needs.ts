/** Prerequisites of the real desktop tests, and a sentence for the name of a test if one is missing. */
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { electronProgram } from './electron-program.ts'

/** Command and Debian package of everything in a desktop session. */
const SESSION_PARTS = [
  ['Xvfb', 'xvfb'],
  ['dbus-daemon', 'dbus-daemon'],
  ['openbox', 'openbox'],
  ['dunst', 'dunst'],
  ['xdotool', 'xdotool'],
] as const

/** Whether a command is on the path. */
export function hasCommand(command: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => isExecutable(join(folder, command)))
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    // Missing, or not executable for this user: the caller reports it.
    return false
  }
}

/** Returns why the real desktop cannot be tested here, or null if it can. */
export function desktopHindrance(): string | null {
  if (electronProgram() === null) return 'no Electron binary on this machine'
  if (process.platform !== 'linux') return 'a desktop session of its own exists on Linux only'
  const missing = SESSION_PARTS.filter(([command]) => !hasCommand(command)).map(([, name]) => name)
  return missing.length === 0 ? null : `these packages are missing: ${missing.join(', ')}`
}

/** For `describe.skipIf(hindered !== null)(named('the tray', hindered), …)`: the name of a skipped test says why. */
export function named(name: string, hindrance: string | null): string {
  return hindrance === null ? name : `${name} (SKIPPED: ${hindrance})`
}
