/** The default folder for an application's data on each system. */

import { isAbsolute, join, resolve } from 'node:path'
import type { ProcessEnvironment } from '../../core/ports/process-environment.ts'
import { homeFolder } from './home-folder.ts'

/**
 * Returns `VIGIE_DATA`, or the default folder: XDG on Linux, Application Support on macOS, AppData on Windows.
 * A path of XDG that is not absolute is none (XDG Base Directory Specification).
 * @throws VigieError home_missing
 */
export function defaultDataFolder(
  env: ProcessEnvironment = process.env,
  platform: NodeJS.Platform = process.platform,
  home: () => string = homeFolder,
): string {
  if (env.VIGIE_DATA) return resolve(env.VIGIE_DATA)
  if (platform === 'darwin') return join(home(), 'Library', 'Application Support', 'Vigie')
  if (platform === 'win32') return join(env.APPDATA || join(home(), 'AppData', 'Roaming'), 'Vigie')
  const named = env.XDG_DATA_HOME ?? ''
  return join(isAbsolute(named) ? named : join(home(), '.local', 'share'), 'vigie')
}
