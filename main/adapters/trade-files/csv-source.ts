/** The bytes of a CSV file of another program: plain, compressed with gzip, or alone in a zip archive. */
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { createGunzip } from 'node:zlib'
import { VigieError } from '../../../shared/errors.ts'
import { notAdoptable } from './foreign-refusal.ts'
import { unzipOne } from './zip.ts'

const PIECE = 256 * 1024

/** Names of files that hold a CSV. */
export const CSV_NAME = /\.(csv|csv\.gz|zip)$/i

/** Yields the bytes; a chunk is valid until the next one is requested. @throws VigieError trades_foreign_malformed */
export async function* csvBytes(path: string): AsyncGenerator<Uint8Array> {
  if (/\.zip$/i.test(path)) {
    yield* unzipped(path)
    return
  }
  if (!/\.gz$/i.test(path)) {
    yield* plainBytes(path)
    return
  }
  yield* gunzipped(path)
}

/** What is wrong with a zip of an exchange is wrong with one's own, but this one is not downloaded again. */
async function* unzipped(path: string): AsyncGenerator<Uint8Array> {
  try {
    yield* unzipOne(path, basename(path))
  } catch (error) {
    if (!(error instanceof VigieError) || error.code !== 'trades_archive_malformed') throw error
    throw notAdoptable(path, 'trade_file.zip', { problem: error.params.problem ?? '' }, { cause: error })
  }
}

async function* gunzipped(path: string): AsyncGenerator<Uint8Array> {
  const file = createReadStream(path, { highWaterMark: PIECE })
  const plain = createGunzip({ chunkSize: PIECE })
  file.once('error', (error) => plain.destroy(error))
  try {
    yield* file.pipe(plain)
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'Z_BUF_ERROR') throw notAdoptable(path, 'trade_file.gzip_cut', {}, { cause: error })
    if (code !== 'Z_DATA_ERROR') throw error
    const isOther = message === 'incorrect header check'
    const messageKey = isOther ? 'trade_file.not_gzip' : 'trade_file.gzip_damaged'
    throw notAdoptable(path, messageKey, {}, { cause: error })
  } finally {
    file.destroy()
  }
}

/** Reads into two buffers by turns, one while the caller has the other: new ones for each piece fill the memory with garbage. */
async function* plainBytes(path: string): AsyncGenerator<Uint8Array> {
  const file = await open(path, 'r')
  const buffers = [Buffer.allocUnsafeSlow(PIECE), Buffer.allocUnsafeSlow(PIECE)] as const
  const read = (turn: number) => {
    const reading = file.read(buffers[turn % 2] as Buffer, 0, PIECE)
    reading.catch(() => undefined)
    return reading
  }
  let next = read(0)
  try {
    for (let turn = 1; ; turn++) {
      const { buffer, bytesRead } = await next
      if (bytesRead === 0) return
      next = read(turn)
      yield buffer.subarray(0, bytesRead)
    }
  } finally {
    await next.catch(() => undefined)
    await file.close()
  }
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
