/** Where compiled code is kept: what is read from there is run, so only its owner may write to it. */
import { mkdirSync, statSync } from 'node:fs'
import { readdir, rm, stat } from 'node:fs/promises'
import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import type { ProcessEnvironment } from '../../core/ports/process-environment.ts'

/** Returns the folder of a user's caches; null if this user has no home. */
function cachesFolder(env: ProcessEnvironment, platform: NodeJS.Platform): string | null {
  const home = env.HOME === '' ? '' : homedir()
  if (platform === 'win32') return env.LOCALAPPDATA || null
  const named = env.XDG_CACHE_HOME ?? ''
  if (platform !== 'darwin' && isAbsolute(named)) return named
  if (!isAbsolute(home)) return null
  return platform === 'darwin' ? join(home, 'Library', 'Caches') : join(home, '.cache')
}

/**
 * Makes the folder for compiled code, readable by its owner only.
 * @returns null if there can be none, or another user may write to it: then everything is compiled at each start
 */
export function codeFolder(
  env: ProcessEnvironment = process.env,
  platform: NodeJS.Platform = process.platform,
): string | null {
  try {
    const caches = cachesFolder(env, platform)
    if (caches === null) return null
    const folder = join(caches, 'vigie', 'code')
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const { uid, mode } = statSync(folder)
    if (platform !== 'win32' && (uid !== process.getuid?.() || (mode & 0o022) !== 0)) return null
    return folder
  } catch {
    // No home, a full or a read-only disk.
    return null
  }
}

/**
 * Deletes what was compiled before this program was installed: each version is compiled anew, and none would ever be deleted.
 * Whoever still needs a deleted file compiles it again.
 * @param installedAt when the files of this program were last written or replaced, ms
 * @returns how many files were deleted
 */
export async function deleteOldCode(folder: string, installedAt = installationTime()): Promise<number> {
  let deleted = 0
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    // Another Vigie may delete the same ones.
    const file = entry.isFile() ? await stat(path).catch(() => null) : null
    if (file === null || file.mtimeMs >= installedAt) continue
    await rm(path, { force: true })
    deleted += 1
  }
  return deleted
}

/** Archives say nothing true of when a file was written, so the change of its entry counts. */
const installationTime = (): number => statSync(import.meta.filename).ctimeMs
