/** The descriptions that running instances read: checked against the files beside them, signed, and signed again each week. */
import { createHash, type KeyObject, sign } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseUpdateInfo } from 'electron-updater/out/providers/Provider.js'
import { isSignedBy, type PublicKeys, parsed, readEnvelope } from '../../main/adapters/updates/envelope.ts'
import { descriptionSchema, type VersionDescription } from '../../main/core/updates/documents.ts'
import { DAY_MS } from '../../shared/time/units.ts'
import { envelopeOf } from './keys.ts'

/** What electron-builder writes: `latest.yml`, `beta-linux-arm64.yml`, ... */
const BUILT = /^(latest|beta)(-mac|-linux(-\w+)?)?\.yml$/
/** What running instances read. */
const SIGNED = /^(latest|beta)(-mac|-linux(-\w+)?)?\.json$/

/** A description counts this long. It is signed again every week, so a missed week or two stops nobody. */
const VALID_DAYS = 45

const filesIn = (folder: string, form: RegExp): readonly string[] =>
  readdirSync(folder)
    .filter((name) => form.test(name))
    .sort()

/** Returns inconsistencies: a version, a missing file, a size, a hash of a file that was signed after it was hashed. */
export function descriptionProblems(folder: string, version: string): readonly string[] {
  const names = filesIn(folder, BUILT)
  if (names.length === 0) return ['There is no description of this version: was an update server named?']
  return names.flatMap((name) => {
    const described = builtDescription(folder, name)
    const other = described.version === version ? [] : [`${name} describes ${described.version}`]
    return [...other, ...described.files.flatMap((file) => fileProblems(folder, name, file))]
  })
}

const builtDescription = (folder: string, name: string) =>
  parseUpdateInfo(readFileSync(join(folder, name), 'utf8'), name, new URL('file:///'))

interface DescribedFile {
  readonly url: string
  readonly sha512: string
  readonly size?: number
}

function fileProblems(folder: string, name: string, { url, sha512, size }: DescribedFile): readonly string[] {
  const path = join(folder, url)
  if (!existsSync(path)) return [`${name} names ${url}, which is not there`]
  if (size !== undefined && statSync(path).size !== size) return [`${url} has another size than ${name} says`]
  const found = createHash('sha512').update(readFileSync(path)).digest('base64')
  return found === sha512 ? [] : [`${url} has another hash than ${name} says`]
}

/**
 * Writes the signed description of each that electron-builder wrote; they agree with the files beside them.
 * @returns the names of what was written @throws Error if no signature is that of a key in the packages
 */
export function signDescriptions(
  folder: string,
  keys: readonly KeyObject[],
  trusted: PublicKeys,
  at: Date,
): readonly string[] {
  return filesIn(folder, BUILT).map((name) => {
    const { version, files } = builtDescription(folder, name)
    const file = name.replace(/yml$/, 'json')
    const described = files.map(({ url, sha512 }) => ({
      url,
      sha512,
      size: statSync(join(folder, url)).size,
    }))
    write(folder, keys, trusted, { type: 'release', file, version, ...validity(at), files: described })
    return file
  })
}

/**
 * Signs the descriptions of a folder again, with a new time and a new end; nothing else of them changes.
 * @returns their names @throws Error if one was not signed by a trusted key before
 */
export function renewDescriptions(
  folder: string,
  keys: readonly KeyObject[],
  trusted: PublicKeys,
  at: Date,
): readonly string[] {
  const names = filesIn(folder, SIGNED)
  if (names.length === 0) throw new Error(`There is no signed description in ${folder}.`)
  return names.map((file) => {
    const envelope = readEnvelope(readFileSync(join(folder, file), 'utf8'), file)
    if (!isSignedBy(envelope, trusted)) throw new Error(`${file} was not signed by the publisher.`)
    write(folder, keys, trusted, { ...parsed(descriptionSchema, envelope.signed, file), ...validity(at) })
    return file
  })
}

function validity(at: Date): Pick<VersionDescription, 'issued' | 'expires'> {
  return { issued: at.toISOString(), expires: new Date(at.getTime() + VALID_DAYS * DAY_MS).toISOString() }
}

function write(
  folder: string,
  keys: readonly KeyObject[],
  trusted: PublicKeys,
  signed: VersionDescription,
): void {
  const text = envelopeOf(parsed(descriptionSchema, signed, signed.file), keys)
  if (!isSignedBy(readEnvelope(text, signed.file), trusted))
    throw new Error(
      'No private key belongs to a public key in the packages: nobody could believe this release.',
    )
  writeFileSync(join(folder, signed.file), text)
}

/**
 * Writes `<description>.yml.sig` beside each that electron-builder wrote: what 0.1.0 reads.
 * @param key the first of the publisher's
 */
export function signForFirstVersion(folder: string, key: KeyObject): void {
  for (const name of filesIn(folder, BUILT)) {
    const bytes = Buffer.concat([Buffer.from(`${name}\n`), readFileSync(join(folder, name))])
    writeFileSync(join(folder, `${name}.sig`), `${sign(null, bytes, key).toString('base64')}\n`)
  }
}

/** Returns `sha256 name` of everything in a folder, as read by sha256sum. */
export function checksums(folder: string): string {
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'SHA256SUMS')
    .map(({ name }) => name)
    .sort()
  const lines = names.map((name) => {
    const hash = createHash('sha256')
      .update(readFileSync(join(folder, name)))
      .digest('hex')
    return `${hash}  ${name}`
  })
  return `${lines.join('\n')}\n`
}
