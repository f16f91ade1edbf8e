/** The token of the REST API: a file that only its owner can read, created at first use. */
import { hash, randomBytes, timingSafeEqual } from 'node:crypto'
import { chmodSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { VigieError } from '../../../shared/errors.ts'
import { writeAtomically } from '../files/atomic-write.ts'
import { fileProblem } from '../files/file-problem.ts'
import { makeFolder } from '../files/make-folder.ts'

/** The token that callers of REST must send. */
export interface TokenFile {
  /** Returns the token, created if missing. @throws VigieError token_unreadable */
  read(): string
  /** Replaces the token; the old one stops working. @throws VigieError token_unreadable */
  rotate(): string
  /** Whether a caller's token is correct, in constant time. */
  accepts(candidate: string): boolean
}

const TOKEN = /^[A-Za-z0-9_-]{32,128}$/

/** Reads or writes nothing before the first use. @throws (from its methods) VigieError token_unreadable */
export function createTokenFile(dataFolder: string): TokenFile {
  const path = join(dataFolder, 'api-token')
  let seen = { changed: -1, token: '', digest: digest('') }

  function rotate(): string {
    const token = randomBytes(32).toString('base64url')
    guarded(path, () => {
      makeFolder(dirname(path), 0o700)
      writeAtomically(path, `${token}\n`)
    })
    return token
  }

  /** Read again if the file changed, so that a rotation by the command line takes effect at once. */
  function current(): { readonly token: string; readonly digest: Buffer } {
    const changed = guarded(path, () => statSync(path, { throwIfNoEntry: false })?.mtimeMs)
    if (changed !== undefined && changed === seen.changed) return seen
    const token = changed === undefined ? rotate() : load(path)
    seen = { changed: changed ?? -1, token, digest: digest(token) }
    return seen
  }

  return {
    read: () => current().token,
    rotate,
    accepts: (candidate) => timingSafeEqual(digest(candidate), current().digest),
  }
}

function load(path: string): string {
  return guarded(path, () => {
    chmodSync(path, 0o600)
    const token = readFileSync(path, 'utf8').trim()
    if (!TOKEN.test(token))
      throw new VigieError('token_unreadable', { path, detail: { messageKey: 'file.no_token' } })
    return token
  })
}

/** Equal lengths, as `timingSafeEqual` requires. */
export const digest = (text: string) => hash('sha256', text, 'buffer')

function guarded<T>(path: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw error instanceof VigieError ? error : unusableToken(path, error)
  }
}

/** Returns the error for a file of tokens that cannot be used. */
export const unusableToken = (path: string, cause: unknown): VigieError =>
  new VigieError('token_unreadable', { path, detail: fileProblem(path, cause) }, { cause })
