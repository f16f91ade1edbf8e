/** The free space of the disk that a folder is on. */
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
