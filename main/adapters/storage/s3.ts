/**
 * Files as objects of S3-compatible storage. The storage checks each request by the signed SHA-256 of its body; Vigie checks
 * each object afterwards by its size and its tag, which usually is an MD5, or else by its bytes. The headers of additional
 * checksums are not sent: some storages refuse them, others sum the parts of a file in ways of their own.
 */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { VigieError } from '../../../shared/errors.ts'
import type { LocalFile, ObjectStorage, StoragePlace } from '../../core/jobs/trades/storage.ts'
import { ask, elementIn, refusal, type S3Deps } from './s3-request.ts'

/** Larger files go in parts: the storage takes parts from 5 MB on, and at most 10,000. */
const PART_BYTES = 16 * 1024 * 1024

const md5 = (bytes: Uint8Array) => createHash('md5').update(bytes).digest()

/** @throws (from its methods) VigieError trades_target_refused | source_*; errors of reading the file */
export function createObjectStorage(deps: S3Deps): ObjectStorage {
  return {
    put: async (place, file, signal) => {
      const handle = await open(file.path, 'r')
      try {
        const whole = file.bytes <= PART_BYTES
        const tag = await (whole ? putWhole : putParts)(deps, place, file, handle, signal)
        await compare(deps, place, file, tag, signal)
      } finally {
        await handle.close()
      }
    },
    remove: async (place, name, signal) => {
      await ask(deps, place, { method: 'DELETE', name, accepts: 404, signal })
    },
  }
}

/** Writes a file. @returns the tag of an object with these bytes */
type PutObject = (
  deps: S3Deps,
  place: StoragePlace,
  file: LocalFile,
  handle: FileHandle,
  signal: AbortSignal,
) => Promise<string>

const putWhole: PutObject = async (deps, place, { name, bytes }, handle, signal) => {
  const body = await piece(handle, 0, bytes)
  await ask(deps, place, { method: 'PUT', name, body, signal })
  return md5(body).toString('hex')
}

/** An upload that fails is given up, so that its parts take no room. */
const putParts: PutObject = async (deps, place, file, handle, signal) => {
  const begun = await ask(deps, place, { method: 'POST', name: file.name, query: 'uploads=', signal })
  const upload = elementIn(begun, 'UploadId')
  if (upload === null) throw refusal(place, begun)
  const query = `uploadId=${encodeURIComponent(upload)}`
  try {
    return await sendParts(deps, place, file, handle, { query, signal })
  } catch (error) {
    const given = { method: 'DELETE', name: file.name, query, signal: AbortSignal.timeout(10_000) } as const
    // The first error matters; the storage removes parts that nobody completes by its own rules.
    await ask(deps, place, given).catch(() => undefined)
    throw error
  }
}

async function sendParts(
  deps: S3Deps,
  place: StoragePlace,
  { name, bytes }: LocalFile,
  handle: FileHandle,
  { query, signal }: { readonly query: string; readonly signal: AbortSignal },
): Promise<string> {
  const parts: string[] = []
  const tags = createHash('md5')
  for (let at = 0; at < bytes; at += PART_BYTES) {
    const body = await piece(handle, at, Math.min(PART_BYTES, bytes - at))
    const number = parts.length + 1
    const sent = { method: 'PUT', name, query: `partNumber=${number}&${query}`, body, signal } as const
    const reply = await ask(deps, place, sent)
    const own = md5(body)
    tags.update(own)
    const tag = reply.headers.etag ?? `"${own.toString('hex')}"`
    parts.push(`<Part><PartNumber>${number}</PartNumber><ETag>${tag}</ETag></Part>`)
  }
  const list = `<CompleteMultipartUpload>${parts.join('')}</CompleteMultipartUpload>`
  const reply = await ask(deps, place, { method: 'POST', name, query, body: Buffer.from(list), signal })
  // A failure while parts are joined comes after the status, which then is 200.
  if (elementIn(reply, 'Code') !== null) throw refusal(place, reply)
  return `${tags.digest('hex')}-${parts.length}`
}

async function piece(handle: FileHandle, at: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length)
  const { bytesRead } = await handle.read(bytes, 0, length, at)
  if (bytesRead !== length) throw new Error(`${length} bytes wanted at ${at}, ${bytesRead} there`)
  return bytes
}

/** @throws VigieError trades_target_differs if the storage has another object than the file */
async function compare(
  deps: S3Deps,
  place: StoragePlace,
  file: LocalFile,
  tag: string,
  signal: AbortSignal,
): Promise<void> {
  const reply = await ask(deps, place, { method: 'HEAD', name: file.name, signal })
  const whole = Number(reply.headers['content-length']) === file.bytes
  if (whole && reply.headers.etag?.replaceAll('"', '').toLowerCase() === tag) return
  // A tag need not be an MD5, as of encrypted objects: then the bytes decide.
  if (whole && (await sameBytes(deps, place, file, signal))) return
  const source = new URL(place.url).host
  throw new VigieError('trades_target_differs', { source, file: file.name })
}

async function sameBytes(
  deps: S3Deps,
  place: StoragePlace,
  file: LocalFile,
  signal: AbortSignal,
): Promise<boolean> {
  const there = createHash('sha256')
  for (let at = 0; at < file.bytes; at += PART_BYTES) {
    const range = `bytes=${at}-${Math.min(at + PART_BYTES, file.bytes) - 1}`
    const reply = await ask(deps, place, { method: 'GET', name: file.name, headers: { range }, signal })
    there.update(reply.bytes)
  }
  const here = createHash('sha256')
  for await (const bytes of createReadStream(file.path)) here.update(bytes as Uint8Array)
  return here.digest('hex') === there.digest('hex')
}
