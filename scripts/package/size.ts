/** Measures what Vigie adds to Electron in a package. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { constants, zstdCompressSync } from 'node:zlib'

/** Compressed, without Electron itself, bytes. */
export const SIZE_BUDGET = 15_000_000

/** Returns the size of a folder's files, each compressed about as an installer does it. */
export function compressedSize(folder: string): number {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )
  const options = { params: { [constants.ZSTD_c_compressionLevel]: 15 } }
  return entries
    .map(({ parentPath, name }) => zstdCompressSync(readFileSync(join(parentPath, name)), options).length)
    .reduce((sum, bytes) => sum + bytes, 0)
}
