/** The hash by which Vigie knows a file. */
import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'

/** Read at once. One piece of memory for a whole file: a stream takes as many as the garbage collector lets it. */
const PIECE = 256 * 1024

/** Returns the SHA-256 of a file, hexadecimal, and its size. @throws errors of the file system */
export async function hashedFile(path: string): Promise<{ readonly sha256: string; readonly bytes: number }> {
  const file = await open(path)
  try {
    const hash = createHash('sha256')
    const piece = Buffer.allocUnsafeSlow(PIECE)
    let bytes = 0
    for (let read = -1; read !== 0; bytes += read) {
      ;({ bytesRead: read } = await file.read(piece, 0, PIECE))
      hash.update(piece.subarray(0, read))
    }
    return { sha256: hash.digest('hex'), bytes }
  } finally {
    await file.close()
  }
}

/** Returns the SHA-256 of a file, hexadecimal; null if there is none. @throws errors of the file system */
export async function hashOf(path: string): Promise<string | null> {
  try {
    return (await hashedFile(path)).sha256
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
