/** The bytes of a CSV file of another program: plain, compressed with gzip, or alone in a zip archive. */
import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { createGunzip } from 'node:zlib'
import { unzipOne } from './zip.ts'

const PIECE = 256 * 1024

/** Names of files that hold a CSV. */
export const CSV_NAME = /\.(csv|csv\.gz|zip)$/i

/** Yields the bytes; a chunk is valid until the next one is requested. @throws VigieError trades_archive_malformed */
export async function* csvBytes(path: string): AsyncGenerator<Uint8Array> {
  if (/\.zip$/i.test(path)) {
    yield* unzipOne(path, basename(path))
    return
  }
  const file = createReadStream(path, { highWaterMark: PIECE })
  if (!/\.gz$/i.test(path)) {
    yield* file
    return
  }
  const plain = createGunzip({ chunkSize: PIECE })
  file.once('error', (error) => plain.destroy(error))
  yield* file.pipe(plain)
}

/** Returns the first bytes, at most so many. */
export async function csvStart(path: string, most: number): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of csvBytes(path)) {
    pieces.push(Buffer.from(piece))
    size += piece.length
    if (size >= most) break
  }
  return Buffer.concat(pieces).subarray(0, most)
}
