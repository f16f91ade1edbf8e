/** Secrets in headless mode: one file that only its owner can read. Environment variables override it. */

import { chmodSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { VigieError } from '../../../shared/errors.ts'
import { systemProblem } from '../../../shared/system-problem.ts'
import type { ProcessEnvironment } from '../../core/ports/process-environment.ts'
import type { SecretName, Secrets } from '../../core/ports/settings.ts'
import { writeAtomically } from '../files/atomic-write.ts'
import { fileProblem } from '../files/file-problem.ts'
import { SEALED } from './sealed.ts'

const fileSchema = z.record(z.string(), z.string())

const variables: Readonly<Partial<Record<SecretName, string>>> = { anthropic_api_key: 'ANTHROPIC_API_KEY' }

/** Returns the secret set by the environment, or null: it overrides the stored one in every adapter. */
export function fromEnvironment(name: SecretName, environment: ProcessEnvironment): string | null {
  const variable = variables[name]
  return (variable === undefined ? undefined : environment[variable]?.trim()) || null
}

function read(path: string): Record<string, string> {
  if (!existsSync(path)) return {}
  try {
    chmodSync(path, 0o600)
    // An editor of Windows may have put a mark before it.
    return fileSchema.parse(JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, '')))
  } catch (error) {
    // Without its cause, which may quote the file.
    throw new VigieError('secrets_unreadable', { path, detail: fileProblem(path, error) })
  }
}

/**
 * Secrets for plain Node; the environment overrides them. One that the desktop encrypted counts as not set:
 * the encrypted text must not be used as a key.
 * @param unopened called with each secret left out for that reason
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
 * The raw texts in the file. Read from disk at each call: secrets are used rarely, and the owner may edit the file.
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
        const detail = systemProblem(error)
        throw new VigieError('settings_unwritable', { path, detail }, { cause: error })
      }
    },
  }
}
