/** Downloads a large file: a connection that breaks is resumed where it broke, or the file is read again. */
import { createHash, type Hash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import { VigieError } from '../../../../shared/errors.ts'
import type { Delay } from '../../../core/ports/delay.ts'
import type { HttpClient, HttpStream } from '../../../core/ports/http.ts'

/** Six times the largest known archive. */
const LARGEST = 2_000_000_000
const SILENCE_MS = 60_000
/** Broken connections in a row without a new byte, before the download fails. */
const MOST_BREAKS = 5
const FIRST_PAUSE_MS = 1000

export interface Download {
  readonly url: string
  /** Names of the file and of its source, in errors. */
  readonly name: string
  readonly source: string
  readonly path: string
  readonly signal: AbortSignal
  readonly progress: (bytes: number, of: number | null) => void
  /** Throws for any status but 200 and 206. */
  readonly expect: (stream: HttpStream) => void
}

/** What was written: the hash of all bytes, and the server's name for this version of the file. */
export interface Downloaded {
  readonly sha256: string
  readonly etag: string | null
}

interface DownloadedPart {
  bytes: number
  hash: Hash
  etag: string | null
}

/** Writes the file at `path`. @throws VigieError source_* | trades_archive_malformed if it does not end */
export async function download(http: HttpClient, delay: Delay, wanted: Download): Promise<Downloaded> {
  const file = await open(wanted.path, 'w', 0o644)
  const part: DownloadedPart = { bytes: 0, hash: createHash('sha256'), etag: null }
  try {
    for (let breaks = 0; ; breaks++) {
      const before = part.bytes
      try {
        await readOn(http, wanted, file, part)
        return { sha256: part.hash.digest('hex'), etag: part.etag }
      } catch (error) {
        if (part.bytes > before) breaks = 0
        if (!isBreak(error) || part.bytes === 0 || breaks >= MOST_BREAKS) throw error
        await delay(FIRST_PAUSE_MS * 2 ** breaks, wanted.signal)
      }
    }
  } finally {
    await file.close()
  }
}

/** Reads from where the part ends to the end of the file; a server that cannot resume sends all of it again. */
async function readOn(
  http: HttpClient,
  wanted: Download,
  file: FileHandle,
  part: DownloadedPart,
): Promise<void> {
  const { url, signal, source } = wanted
  const resume = part.bytes > 0 ? { range: `bytes=${part.bytes}-` } : null
  const unchanged = resume !== null && part.etag !== null ? { 'if-range': part.etag } : null
  const headers = { 'accept-encoding': 'identity', ...resume, ...unchanged }
  const stream = await http.stream({ url, signal, source, timeoutMs: SILENCE_MS, headers })
  if (stream.status !== 200 && stream.status !== 206) {
    stream.discard()
    wanted.expect(stream)
  }
  if (stream.status !== 206 && part.bytes > 0) {
    part.bytes = 0
    part.hash = createHash('sha256')
    await file.truncate(0)
  }
  part.etag = stream.headers.etag ?? null
  const declared = Number(stream.headers['content-length'] ?? Number.NaN)
  const of = Number.isFinite(declared) ? part.bytes + declared : null
  for await (const piece of stream.body) {
    await file.write(piece, 0, piece.length, part.bytes)
    part.bytes += piece.length
    if (part.bytes > LARGEST) {
      const problem = { messageKey: 'archive.endless' } as const
      throw new VigieError('trades_archive_malformed', { file: wanted.name, problem })
    }
    part.hash.update(piece)
    wanted.progress(part.bytes, of)
  }
}

const isBreak = (error: unknown): boolean =>
  error instanceof VigieError && (error.code === 'source_unreachable' || error.code === 'source_timeout')
