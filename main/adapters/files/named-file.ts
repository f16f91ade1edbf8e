/** Reads a file that somebody named by its path, up to a limit: what is there may grow, or never end. */
import {
  closeSync,
  constants,
  createReadStream,
  fstat as fstatOf,
  fstatSync,
  open as openFile,
  openSync,
  readSync,
} from 'node:fs'
import { Socket } from 'node:net'
import { addAbortSignal, type Readable } from 'node:stream'
import { promisify } from 'node:util'
import type { ProblemKey } from '../../../shared/messages/index.ts'
import { unusable } from '../../../shared/unusable-path.ts'

const [open, fstat] = [promisify(openFile), promisify(fstatOf)]

/** Otherwise opening a pipe waits for whoever writes to it, and no signal ends that. Windows has no such mark. */
const WITHOUT_WAITING = constants.O_RDONLY | constants.O_NONBLOCK

/** How much is read, and what is said if there is more. */
export interface ReadLimit {
  /** The option or setting that names the file. */
  readonly field: string
  readonly mostBytes: number
  /** Says how large a file may be, and what to do. */
  readonly tooLarge: ProblemKey
}

/**
 * Reads a regular file, or a pipe such as `<(pass show phone)`, to its end.
 * @throws VigieError invalid_input naming the field: a device, a socket, or more bytes than the limit; the system's own error;
 * the reason of the signal
 */
export async function readNamedFile(path: string, limit: ReadLimit, signal: AbortSignal): Promise<Buffer> {
  const bytes = await bytesWithin(limit.mostBytes, await opened(path, limit.field), signal)
  if (bytes === null) throw tooLargeOf(limit)
  return bytes
}

/** Reads a stream to its end; null if it has more bytes, which are not read. @throws the reason of the signal */
export async function bytesWithin(
  mostBytes: number,
  stream: Readable,
  signal: AbortSignal,
): Promise<Buffer | null> {
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of addAbortSignal(signal, stream) as AsyncIterable<Buffer>) {
    size += piece.length
    if (size > mostBytes) return null
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}

/** Reads a regular file at once. @throws VigieError invalid_input as readNamedFile, also for a pipe; the system's own error */
export function readNamedFileNow(path: string, limit: ReadLimit): Buffer {
  const file = openSync(path, WITHOUT_WAITING)
  try {
    const about = fstatSync(file)
    if (!about.isFile() && !about.isDirectory()) throw unusable(limit.field, 'file.endless')
    const bytes = Buffer.alloc(limit.mostBytes + 1)
    let size = 0
    for (let read = -1; read !== 0; size += read)
      read = readSync(file, bytes, size, bytes.length - size, null)
    if (size > limit.mostBytes) throw tooLargeOf(limit)
    return bytes.subarray(0, size)
  } finally {
    closeSync(file)
  }
}

/** A folder is opened too: reading it reports the error. */
async function opened(path: string, field: string): Promise<Readable> {
  const file = await open(path, WITHOUT_WAITING)
  const about = await fstat(file)
  if (about.isFIFO()) return new Socket({ fd: file, readable: true, writable: false })
  if (about.isFile() || about.isDirectory()) return createReadStream(path, { fd: file })
  closeSync(file)
  throw unusable(field, 'file.endless')
}

/** Returns the error for a file that is larger than its limit. */
export const tooLargeOf = ({ field, mostBytes, tooLarge }: ReadLimit) =>
  unusable(field, tooLarge, { limit: mostBytes / 1_000_000 })
