/** The free space of the disk that a folder is on. */
import { statfsSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * Returns the bytes for this user on the disk of a folder, or of the nearest existing parent; null if the file system
 * does not report them, as some network file systems.
 */
export async function freeBytes(folder: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(folder)
    return bavail * bsize
  } catch (error) {
    const parent = dirname(folder)
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' && parent !== folder) return freeBytes(parent)
    return null
  }
}

/** Below this, writes fail soon: the journal of the database alone can need as much. MB. */
export const LITTLE_SPACE_MB = 50

/** Returns the same of an existing folder, in whole MB, without a pause: what asks is one line of an answer. */
export function freeMegabytes(folder: string): number | null {
  try {
    const { bavail, bsize, blocks } = statfsSync(folder)
    return blocks === 0 ? null : Math.floor((bavail * bsize) / (1024 * 1024))
  } catch {
    return null
  }
}
