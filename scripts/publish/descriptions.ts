/** The descriptions that running instances read: checked against the files beside them, then signed. */
import { createHash, createPrivateKey, sign } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseUpdateInfo } from 'electron-updater/out/providers/Provider.js'
import { signedBytes } from '../../main/core/updates/signed.ts'

/** `latest.yml`, `beta-linux-arm64.yml`, ... */
const DESCRIPTION = /^(latest|beta)(-mac|-linux(-\w+)?)?\.yml$/

const descriptionsIn = (folder: string): readonly string[] =>
  readdirSync(folder)
    .filter((name) => DESCRIPTION.test(name))
    .sort()

/** Returns inconsistencies: a version, a missing file, a size, a hash of a file that was signed after it was hashed. */
export function descriptionProblems(folder: string, version: string): readonly string[] {
  const names = descriptionsIn(folder)
  if (names.length === 0) return ['There is no description of this version: was an update server named?']
  return names.flatMap((name) => {
    const text = readFileSync(join(folder, name), 'utf8')
    const described = parseUpdateInfo(text, name, new URL('file:///'))
    const other = described.version === version ? [] : [`${name} describes ${described.version}`]
    return [...other, ...described.files.flatMap((file) => fileProblems(folder, name, file))]
  })
}

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

/** Writes `<description>.sig` beside each. @param privateKey Ed25519, PEM or base64 of its PKCS 8 form */
export function signDescriptions(folder: string, privateKey: string): void {
  const key = privateKey.includes('-----BEGIN')
    ? createPrivateKey(privateKey)
    : createPrivateKey({ key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8' })
  for (const name of descriptionsIn(folder)) {
    const signature = sign(null, signedBytes(name, readFileSync(join(folder, name))), key).toString('base64')
    writeFileSync(join(folder, `${name}.sig`), `${signature}\n`)
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
