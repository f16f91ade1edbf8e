/** Secrets headless: one file that only its owner reads. An environment variable wins over it. */
import { chmodSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { messageOf, VigieError } from '../../../shared/errors.ts'
import type { SecretName, Secrets } from '../../core/ports/settings.ts'
import { writeAtomically } from '../files/atomic-write.ts'
import { SEALED } from './sealed.ts'

const fileSchema = z.record(z.string(), z.string())

const variables: Readonly<Partial<Record<SecretName, string>>> = { anthropic_api_key: 'ANTHROPIC_API_KEY' }

type ProcessEnvironment = Readonly<Record<string, string | undefined>>

/** The secret that the environment sets, or null: it wins over whatever is stored, in every adapter. */
export function fromEnvironment(name: SecretName, environment: ProcessEnvironment): string | null {
  const variable = variables[name]
  return (variable === undefined ? undefined : environment[variable]?.trim()) || null
}

function read(path: string): Record<string, string> {
  if (!existsSync(path)) return {}
  try {
    chmodSync(path, 0o600)
    return fileSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch (error) {
    // The parser's message may quote the file, so only its kind is passed on.
    const known = error instanceof Error && 'code' in error
    const detail = known ? String(error.code) : ({ told: 'file.not_texts' } as const)
    throw new VigieError('secrets_unreadable', { path, detail })
  }
}

/**
 * Secrets as plain Node can use them; the environment wins. One that the desktop encrypted counts as not set: what it
 * is sealed with is not a key, and must reach nobody as one.
 * @param unopened told of each secret that is left out so
 * @throws VigieError (from get and set) secrets_unreadable | settings_unwritable
 */
export function openSecretsFile(
  folder: string,
  environment: ProcessEnvironment,
  unopened: (name: SecretName) => void,
): Secrets {
  const { get, set } = secretTexts(folder)
  function plain(name: SecretName): string | null {
    const text = get(name)
    if (text?.startsWith(SEALED) !== true) return text
    unopened(name)
    return null
  }
  return { get: (name) => fromEnvironment(name, environment) ?? plain(name), set }
}

/**
 * The texts in the file as they are. Read from disk at each call: secrets are asked for rarely, and the owner may edit
 * the file.
 * @throws VigieError (from get and set) secrets_unreadable | settings_unwritable
 */
export function secretTexts(folder: string): Secrets {
  const path = join(folder, 'secrets.json')
  return {
    get: (name) => read(path)[name] ?? null,
    set: (name, value) => {
      const { [name]: _, ...others } = read(path)
      const next = value === null ? others : { ...others, [name]: value }
      try {
        writeAtomically(path, `${JSON.stringify(next, null, 2)}\n`)
      } catch (error) {
        const detail = messageOf(error)
        throw new VigieError('settings_unwritable', { path, detail }, { cause: error })
      }
    },
  }
}
