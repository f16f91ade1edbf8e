/** Writes a file that somebody named by its path: the name has the old content or all of the new. */
import { randomUUID } from 'node:crypto'
import { constants, openSync, type Stats, statSync } from 'node:fs'
import { access, open, readFile, readlink, realpath, rename, rm, writeFile } from 'node:fs/promises'
import { Socket } from 'node:net'
import { dirname, join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { setTimeout as pause } from 'node:timers/promises'

/** Names of what a process has open, as `/dev/stdout`: a new file under that name would not reach it. */
const OPEN_ALREADY = /^\/(dev\/(std(in|out|err)|fd\/)|proc\/)/

const READER_EVERY_MS = 50

/** The folder takes no new file or gives none up: it is read-only, has a sticky bit, or only the file is mounted. */
const REFUSED_BY_FOLDER = ['EACCES', 'EPERM', 'EROFS', 'EBUSY']

/** Returns whether a path names the standard output of this process, which is written in the order of what else is printed. */
export const isStandardOutput = (path: string): boolean =>
  /^\/(dev\/(stdout|fd\/1)|proc\/self\/fd\/1)$/.test(resolve(path))

/**
 * Writes a file, replacing an existing one, whose permissions stay. A link is followed. A pipe or a device is written as it is;
 * a pipe waits for its reader.
 * @throws the file system's own error; what was there is then unchanged, and nothing new remains. Of a pipe also the reason of
 * the signal
 */
export async function writeNamedFile(
  path: string,
  content: string | Uint8Array,
  signal: AbortSignal,
): Promise<void> {
  const old = statSync(path, { throwIfNoEntry: false }) ?? null
  if (old?.isFIFO() === true) return writePipe(path, content, signal)
  if (OPEN_ALREADY.test(resolve(path)) || (old !== null && !old.isFile())) return writeFile(path, content)
  // A rename would replace what its owner made read-only.
  if (old !== null) await access(path, constants.W_OK)
  const target = await linkTarget(path)
  // A name that the user's own file cannot have, and that is not too long where the target's is just short enough.
  const part = join(dirname(target), `.vigie-${randomUUID()}.part`)
  try {
    await writeNew(part, content, old)
    await rename(part, target)
  } catch (error) {
    // Where nothing can be written, nothing can be removed.
    await rm(part, { force: true }).catch(() => undefined)
    if (old === null || !REFUSED_BY_FOLDER.includes((error as NodeJS.ErrnoException).code ?? '')) throw error
    await writeInPlace(target, content)
  }
}

/** What was there is put back if there is no room for the new. */
async function writeInPlace(path: string, content: string | Uint8Array): Promise<void> {
  const before = await readFile(path)
  try {
    await writeFile(path, content, { flush: true })
  } catch (error) {
    await writeFile(path, before)
    throw error
  }
}

async function writePipe(path: string, content: string | Uint8Array, signal: AbortSignal): Promise<void> {
  const pipe = new Socket({ fd: await openPipe(path, signal), readable: false, writable: true })
  await pipeline([content], pipe, { signal })
}

/** The system can wait for a reader too, but no signal ends that. */
async function openPipe(path: string, signal: AbortSignal): Promise<number> {
  for (;;) {
    try {
      return openSync(path, constants.O_WRONLY | constants.O_NONBLOCK)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENXIO') throw error
    }
    await pause(READER_EVERY_MS, undefined, { signal })
  }
}

async function writeNew(path: string, content: string | Uint8Array, old: Stats | null): Promise<void> {
  const file = await open(path, 'wx')
  try {
    if (old !== null) {
      // Only root may give a file away; anybody else then owns the new one.
      await file.chown(old.uid, old.gid).catch(() => undefined)
      await file.chmod(old.mode)
    }
    await file.writeFile(content)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Also of a link to a file that is not there yet. */
async function linkTarget(path: string): Promise<string> {
  const next = await readlink(path).catch(() => null)
  return next === null ? path : linkTarget(resolve(await realpath(dirname(path)), next))
}
