/** The publisher's keys: made, announced in lists that the keys before them sign, and used. */
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isSignedBy, keyId, parsed, publicKeys, readEnvelope } from '../../main/adapters/updates/envelope.ts'
import { canonicalJson } from '../../main/core/updates/canonical-json.ts'
import { type KeyList, keyListFile, keyListSchema } from '../../main/core/updates/documents.ts'

/** The lists of keys after the first keys, `keys-1.json` and so on: public, and part of the project. */
export const KEY_LISTS = join(import.meta.dirname, '../../assets/update-keys')

/** The keys that packages of this build trust. */
export interface BuildKeys {
  readonly number: number
  readonly keys: readonly string[]
}

/** Makes a new pair, both halves in one line each. */
export function newKey(): { readonly id: string; readonly publicKey: string; readonly privateKey: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  return {
    id: keyId(publicKey),
    publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
    privateKey: privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
  }
}

/** @param text one or several, separated by white space: base64 of the PKCS 8 form @throws Error if there is none */
export function privateKeys(text: string | undefined): readonly KeyObject[] {
  const words = wordsOf(text)
  if (words.length === 0)
    throw new Error('VIGIE_UPDATE_PRIVATE_KEY is not set, so nobody could believe this release.')
  return words.map(privateKeyOf)
}

/** The error names no part of the key. */
function privateKeyOf(word: string): KeyObject {
  const help = 'is not the base64 of an Ed25519 key in PKCS 8 form. Make one: npm run release -- key'
  try {
    const key = createPrivateKey({ key: Buffer.from(word, 'base64'), format: 'der', type: 'pkcs8' })
    if (key.asymmetricKeyType === 'ed25519') return key
  } catch (error) {
    throw new Error(`VIGIE_UPDATE_PRIVATE_KEY ${help}`, { cause: error })
  }
  throw new Error(`VIGIE_UPDATE_PRIVATE_KEY ${help}`)
}

/** Returns a signed document as it lies on the server: one signature of each key. */
export function envelopeOf(signed: object, keys: readonly KeyObject[]): string {
  const bytes = Buffer.from(canonicalJson(signed))
  const signatures = keys.map((key) => ({
    key: keyId(createPublicKey(key)),
    signature: sign(null, bytes, key).toString('base64'),
  }))
  return `${JSON.stringify({ signed, signatures }, null, 2)}\n`
}

/**
 * Returns the newest list of keys of a folder, every one of them proven by the one before.
 * @param first the first keys, separated by white space; null if there are none
 * @throws Error if a list does not follow
 */
export function buildKeys(first: string | undefined, folder = KEY_LISTS): BuildKeys | null {
  const keys = wordsOf(first)
  if (keys.length === 0) return null
  publicKeys(keys)
  let build: BuildKeys = { number: 0, keys }
  for (const file of keyListFiles(folder)) {
    const text = readFileSync(join(folder, file), 'utf8')
    if (file !== keyListFile(build.number + 1))
      throw new Error(`${keyListFile(build.number + 1)} is missing.`)
    build = followed(build, text, file)
  }
  return build
}

/** Returns the names of the lists in a folder, in order. */
export function keyListFiles(folder = KEY_LISTS): readonly string[] {
  if (!existsSync(folder)) return []
  const numbers = readdirSync(folder).map((name) => Number(/^keys-(\d+)\.json$/.exec(name)?.[1]))
  return numbers
    .filter((number) => !Number.isNaN(number))
    .sort((a, b) => a - b)
    .map(keyListFile)
}

/**
 * Returns the text of the list after `before`. A key of the list before and one of the new list must sign it.
 * @throws Error if they do not
 */
export function nextKeyList(
  before: BuildKeys,
  keys: readonly string[],
  signing: readonly KeyObject[],
): { readonly file: string; readonly text: string } {
  const list: KeyList = { type: 'keys', number: before.number + 1, keys: [...keys] }
  const file = keyListFile(list.number)
  const text = envelopeOf(list, signing)
  followed(before, text, file)
  return { file, text }
}

function followed({ number, keys }: BuildKeys, text: string, file: string): BuildKeys {
  const envelope = readEnvelope(text, file)
  const list = parsed(keyListSchema, envelope.signed, file)
  if (list.number !== number + 1) throw new Error(`${file} has the number ${list.number}.`)
  if (!isSignedBy(envelope, publicKeys(keys)))
    throw new Error(`${file} is not signed by a key of the list before it.`)
  if (!isSignedBy(envelope, publicKeys(list.keys)))
    throw new Error(`${file} is not signed by one of its own keys.`)
  return list
}

const wordsOf = (text: string | undefined): readonly string[] =>
  (text ?? '').split(/\s+/).filter((word) => word !== '')
