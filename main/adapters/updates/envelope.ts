/** Signed documents of the publisher: reads them, and verifies that one of the trusted keys signed them. */
import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto'
import type * as z from 'zod'
import { VigieError } from '../../../shared/errors.ts'
import { misshapeMessage } from '../../../shared/input-problem.ts'
import { canonicalJson } from '../../core/updates/canonical-json.ts'
import { type Envelope, envelopeSchema } from '../../core/updates/documents.ts'

/** Keys by their ids. */
export type PublicKeys = ReadonlyMap<string, KeyObject>

/** @param texts base64 of the SPKI form, which fits in one line @throws Error if one is not an Ed25519 key */
export function publicKeys(texts: readonly string[]): PublicKeys {
  const keys = texts.map((text) => {
    const key = createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' })
    if (key.asymmetricKeyType !== 'ed25519') throw new Error(`${text} is not an Ed25519 key`)
    return [keyId(key), key] as const
  })
  return new Map(keys)
}

/** Returns the id of a key: the start of the SHA-256 of its SPKI form, so that nobody can choose it. */
export function keyId(key: KeyObject): string {
  return createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 16)
}

/** Reads a document without trusting it. @throws VigieError update_unreadable */
export function readEnvelope(text: string, file: string): Envelope {
  return parsed(envelopeSchema, jsonOf(text, file), file)
}

/** Whether one of the keys signed a document. A signature by an unknown key is no reason to refuse it. */
export function isSignedBy({ signed, signatures }: Envelope, keys: PublicKeys): boolean {
  const bytes = Buffer.from(canonicalJson(signed))
  return signatures.some(({ key: id, signature }) => {
    const key = keys.get(id)
    return key !== undefined && verify(null, bytes, key, Buffer.from(signature, 'base64'))
  })
}

/** @throws VigieError update_unreadable if a document does not fit its schema */
export function parsed<T extends z.ZodType>(schema: T, value: unknown, file: string): z.output<T> {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const detail = misshapeMessage(result.error)
  throw new VigieError('update_unreadable', { file, detail }, { cause: result.error })
}

function jsonOf(text: string, file: string): unknown {
  try {
    const value: unknown = JSON.parse(text)
    canonicalJson(value)
    return value
  } catch (error) {
    throw new VigieError('update_unreadable', { file, detail: { messageKey: 'not_json' } }, { cause: error })
  }
}
