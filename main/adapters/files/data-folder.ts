/** Where a system keeps the data of an application, as its users expect it. */
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

type ProcessEnvironment = Readonly<Record<string, string | undefined>>

/** `VIGIE_DATA`, or the usual folder: XDG on Linux, Application Support on macOS, AppData on Windows. Absolute. */
export function defaultDataFolder(
  env: ProcessEnvironment = process.env,
  platform: NodeJS.Platform = process.platform,
  home: string = homedir(),
): string {
  if (env.VIGIE_DATA) return resolve(env.VIGIE_DATA)
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Vigie')
  if (platform === 'win32') return join(env.APPDATA || join(home, 'AppData', 'Roaming'), 'Vigie')
  return join(env.XDG_DATA_HOME || join(home, '.local', 'share'), 'vigie')
}
