/**
 * Where Electron keeps what belongs to the window, and its lock: one instance a profile. So each data folder has a
 * profile of its own, or a second start with another data folder would only show the first one's window.
 */
import { join } from 'node:path'
import { defaultDataFolder } from '../files/data-folder.ts'

/** A folder in the data folder; null for the usual data folder, which goes with Electron's usual profile. */
export function profileFolder(
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform = process.platform,
): string | null {
  const { VIGIE_DATA: _, ...rest } = env
  const folder = defaultDataFolder(env, platform)
  return folder === defaultDataFolder(rest, platform) ? null : join(folder, 'desktop')
}
