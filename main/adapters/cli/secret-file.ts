/** A secret given as `@file` is the content of that file: it stays out of the history of the shell. */
import { readFileSync } from 'node:fs'
import { unreadablePath } from '../../../shared/unusable-path.ts'

/** Returns the secret, read from its file if it begins with `@`. @throws VigieError invalid_input naming the field */
export function readSecretFile(name: string, value: string): string {
  if (!value.startsWith('@')) return value
  try {
    return readFileSync(value.slice(1), 'utf8').trim()
  } catch (error) {
    throw unreadablePath(name, error)
  }
}
