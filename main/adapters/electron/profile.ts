/**
 * The folder of Electron's window data and lock. Electron allows one instance per profile, so each data folder has its
 * own profile: otherwise a second start with another data folder would only show the first one's window.
 */

import { join } from 'node:path'
import type { ProcessEnvironment } from '../../core/ports/process-environment.ts'
import { defaultDataFolder } from '../files/data-folder.ts'

/** Returns a folder in the data folder; null for the default data folder, which uses Electron's default profile. */
export function profileFolder(
  env: ProcessEnvironment,
  platform: NodeJS.Platform = process.platform,
): string | null {
  const { VIGIE_DATA: _, ...rest } = env
  const folder = defaultDataFolder(env, platform)
  return folder === defaultDataFolder(rest, platform) ? null : join(folder, 'desktop')
}
