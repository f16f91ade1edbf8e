/** Secrets stay out of the history of the shell: they come from a file, given as `@file`, or from standard input. */
import type { Readable } from 'node:stream'
import { VigieError } from '../../../shared/errors.ts'
import { unreadablePath } from '../../../shared/unusable-path.ts'
import { bytesWithin, type ReadLimit, readNamedFile, tooLargeOf } from '../files/named-file.ts'

const limitOf = (field: string): ReadLimit => ({ field, mostBytes: 100_000, tooLarge: 'file.no_secret' })

/** Returns the secret, read from its file if it begins with `@`. @throws VigieError invalid_input naming the field */
export async function readSecretFile(name: string, value: string, signal: AbortSignal): Promise<string> {
  if (!value.startsWith('@')) return value
  try {
    return (await readNamedFile(value.slice(1), limitOf(name), signal)).toString().trim()
  } catch (error) {
    throw error instanceof VigieError ? error : unreadablePath(name, error)
  }
}

/** Returns the secret that a stream holds. @throws VigieError invalid_input naming the field; the reason of the signal */
export async function readSecret(name: string, stream: Readable, signal: AbortSignal): Promise<string> {
  const limit = limitOf(name)
  const bytes = await bytesWithin(limit.mostBytes, stream, signal)
  if (bytes === null) throw tooLargeOf(limit)
  return bytes.toString().trim()
}
