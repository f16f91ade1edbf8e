/** The default folder for an application's data on each system. */
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { VigieError } from '../../../shared/errors.ts'

type ProcessEnvironment = Readonly<Record<string, string | undefined>>

/** Returns `VIGIE_DATA`, or the default folder: XDG on Linux, Application Support on macOS, AppData on Windows. */
export function defaultDataFolder(
  env: ProcessEnvironment = process.env,
  platform: NodeJS.Platform = process.platform,
  home: () => string = homeFolder,
): string {
  if (env.VIGIE_DATA) return resolve(env.VIGIE_DATA)
  if (platform === 'darwin') return join(home(), 'Library', 'Application Support', 'Vigie')
  if (platform === 'win32') return join(env.APPDATA || join(home(), 'AppData', 'Roaming'), 'Vigie')
  return join(env.XDG_DATA_HOME || join(home(), '.local', 'share'), 'vigie')
}

/** @throws VigieError home_missing if the user has no HOME and no entry in the list of users, as in some containers */
function homeFolder(): string {
  try {
    return homedir()
  } catch (error) {
    throw new VigieError('home_missing', {}, { cause: error })
  }
}
