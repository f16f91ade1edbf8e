/** Reads the only CSV inside an archive as a stream of bytes, checking size and CRC-32. */
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { crc32, createInflateRaw } from 'node:zlib'
import * as yauzl from 'yauzl'
import { type ErrorParams, VigieError } from '../../../shared/errors.ts'
import type { ProblemKey } from '../../../shared/messages/index.ts'
import { release } from './release.ts'

/** Largest accepted CSV in an archive: 60 million trades, ten times the busiest day known. */
export const LARGEST_CSV = 6_000_000_000
/** Text of digits never compresses more than this; a zip bomb does. */
const LARGEST_RATIO = 200
/** Inflating in chunks of 512 kB takes two thirds of the time of Node’s 16 kB. */
const PIECE = 512 * 1024
const DEFLATE = 8

/**
 * Yields the bytes of the archive's only file. A chunk is valid until the next one is requested.
 * @throws VigieError trades_archive_malformed: not a zip, cut short, more than one file, a bomb, wrong CRC-32
 */
export async function* unzipOne(path: string, name: string): AsyncGenerator<Uint8Array> {
  const { zip, entry } = await openOnly(path, name)
  try {
    const offset = await dataOffset(zip, entry, name)
    const inflate = createInflateRaw({ chunkSize: PIECE })
    const source = createReadStream(path, {
      start: offset,
      end: offset + entry.compressedSize - 1,
      highWaterMark: PIECE,
    })
    const fed = pipeline(source, inflate)
    fed.catch(() => undefined)
    yield* checked(inflate, entry, name)
    await fed
  } catch (error) {
    throw error instanceof VigieError ? error : broken(name, 'archive.data', error)
  } finally {
    zip.close()
  }
}

/** Returns the size that the archive's only file will have. @throws VigieError trades_archive_malformed */
export async function uncompressedSize(path: string): Promise<number> {
  const { zip, entry } = await openOnly(path, path)
  zip.close()
  return entry.uncompressedSize
}

async function* checked(
  stream: AsyncIterable<Uint8Array>,
  entry: yauzl.Entry,
  name: string,
): AsyncGenerator<Uint8Array> {
  let size = 0
  let crc = 0
  for await (const piece of stream) {
    size += piece.length
    if (size > entry.uncompressedSize) throw broken(name, 'archive.more')
    crc = crc32(piece, crc)
    yield piece
    giveBack(piece)
  }
  if (size !== entry.uncompressedSize) throw broken(name, 'archive.cut')
  if (crc !== entry.crc32) throw broken(name, 'archive.crc')
}

async function openOnly(path: string, name: string): Promise<{ zip: yauzl.ZipFile; entry: yauzl.Entry }> {
  const zip = await open(path, name)
  try {
    if (zip.entryCount !== 1) throw malformed(name, 'archive.file_count', { found: zip.entryCount })
    const entry = await firstEntry(zip, name)
    if (entry.isEncrypted()) throw broken(name, 'archive.encrypted')
    if (entry.compressionMethod !== DEFLATE) throw broken(name, 'archive.compression')
    const bomb = entry.uncompressedSize > entry.compressedSize * LARGEST_RATIO + PIECE
    if (bomb || entry.uncompressedSize > LARGEST_CSV) {
      throw malformed(name, 'archive.bomb', { bytes: entry.uncompressedSize })
    }
    return { zip, entry }
  } catch (error) {
    zip.close()
    throw error
  }
}

function open(path: string, name: string): Promise<yauzl.ZipFile> {
  return new Promise((resolve, reject) => {
    yauzl.open(path, { lazyEntries: true, autoClose: false }, (error, zip) =>
      error ? reject(broken(name, 'archive.not_zip', error)) : resolve(zip),
    )
  })
}

function firstEntry(zip: yauzl.ZipFile, name: string): Promise<yauzl.Entry> {
  return new Promise((resolve, reject) => {
    zip.once('entry', resolve)
    zip.once('error', (error) => reject(broken(name, 'archive.directory', error)))
    zip.readEntry()
  })
}

/** Returns where the compressed bytes begin: after the local header, whose fields differ from the directory's. */
function dataOffset(zip: yauzl.ZipFile, entry: yauzl.Entry, name: string): Promise<number> {
  return new Promise((resolve, reject) => {
    zip.readLocalFileHeader(entry, (error, header) =>
      error ? reject(broken(name, 'archive.header', error)) : resolve(header.fileDataStart),
    )
  })
}

/** Inflating fills one buffer with several chunks; after the last one it continues with the next buffer. */
function giveBack({ buffer, byteOffset, length }: Uint8Array): void {
  if (byteOffset + length === buffer.byteLength) release(buffer)
}

function broken(file: string, messageKey: ProblemKey, cause?: unknown): VigieError {
  return new VigieError('trades_archive_malformed', { file, problem: { messageKey } }, { cause })
}

function malformed(file: string, messageKey: ProblemKey, params: ErrorParams): VigieError {
  return new VigieError('trades_archive_malformed', { file, problem: { messageKey, params } })
}
