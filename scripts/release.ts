/**
 * A release, in one script:
 *   npm run release -- 0.2.0        sets the version, checks everything, commits and tags; pushing the tag publishes
 *   npm run release -- verify v0.2.0   on the build machines: the tag is the version and the changes tell of it
 *   npm run release -- finish       after the builds: hashes, signatures, bill of materials, npm package, checksums
 *   npm run release -- renew FOLDER    signs the descriptions of a published version again, with a new end
 *   npm run release -- key             a new pair of keys
 *   npm run release -- keys PUBLIC...  the next list of keys, signed by the keys before and by the new ones
 */
import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { publicKeys } from '../main/adapters/updates/envelope.ts'
import { compareVersions, parseVersion } from '../main/core/updates/version.ts'
import { packTarball } from './package/npm-form.ts'
import { preparePackage } from './package/prepare.ts'
import { changesOf, withRelease } from './publish/changes.ts'
import {
  checksums,
  descriptionProblems,
  renewDescriptions,
  signDescriptions,
  signForFirstVersion,
} from './publish/descriptions.ts'
import {
  type BuildKeys,
  buildKeys,
  KEY_LISTS,
  keyListFiles,
  newKey,
  nextKeyList,
  privateKeys,
} from './publish/keys.ts'
import { securityText } from './publish/security-txt.ts'

const root = join(import.meta.dirname, '..')
const release = join(root, 'release')
const METAINFO = join(root, 'assets/packaging/org.vigie.app.metainfo.xml')

const read = (path: string): string => readFileSync(path, 'utf8')
const version = (): string => JSON.parse(read(join(root, 'package.json'))).version
const run = (program: string, ...words: string[]): void =>
  void execFileSync(program, words, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' })

const [first = '', second = '', ...more] = process.argv.slice(2)
if (first === 'verify') verify(second)
else if (first === 'finish') finish()
else if (first === 'renew') renew(second)
else if (first === 'key') key()
else if (first === 'keys') keys([second, ...more])
else begin(first)

/** Runs on the publisher's machine. */
function begin(next: string): void {
  const [wanted, running] = [parseVersion(next), parseVersion(version())]
  if (wanted === null || running === null || compareVersions(wanted, running) <= 0)
    throw new Error(
      `"${next}" is not a version after ${version()}. Say for example: npm run release -- 0.2.0`,
    )
  if (execFileSync('git', ['status', '--porcelain'], { cwd: root, encoding: 'utf8' }) !== '')
    throw new Error('There are changes that are not committed. Commit them, or put them aside.')
  changes(next)
  run('npm', 'version', next, '--no-git-tag-version')
  writeFileSync(METAINFO, withRelease(read(METAINFO), next, new Date().toISOString().slice(0, 10)))
  run('bash', '.ci/run')
  run('npm', 'run', 'pack:check')
  run('git', 'commit', '-m', `Release ${next}`, 'package.json', 'package-lock.json', METAINFO)
  run('git', 'tag', '-a', `v${next}`, '-m', `Vigie ${next}`)
  console.log(`Push it, and it is built on three systems and published as a draft: git push --follow-tags`)
}

function verify(tag: string): void {
  if (tag !== `v${version()}`) throw new Error(`The tag is ${tag}, the version ${version()}.`)
  changes(version())
}

function finish(): void {
  const own = privateKeys(process.env.VIGIE_UPDATE_PRIVATE_KEY)
  const problems = descriptionProblems(release, version())
  if (problems.length > 0) throw new Error(problems.join('\n'))
  signDescriptions(release, own, publicKeys(trusted().keys), new Date())
  const [oldest] = own
  if (oldest !== undefined) signForFirstVersion(release, oldest)
  for (const file of keyListFiles()) copyFileSync(join(KEY_LISTS, file), join(release, file))
  preparePackage()
  packTarball(release)
  writeFileSync(
    join(release, 'vigie.cdx.json'),
    execFileSync(process.execPath, [join(root, 'scripts/sbom.ts'), '--ages'], { maxBuffer: 50_000_000 }),
  )
  const { VIGIE_CONTACT: contact, VIGIE_HOMEPAGE: homepage } = process.env
  writeFileSync(join(release, 'security.txt'), securityText(contact, homepage, new Date()))
  copyFileSync(join(root, 'dist/licences.txt'), join(release, 'licences.txt'))
  writeFileSync(join(release, 'notes.md'), changes(version()))
  writeFileSync(join(release, 'SHA256SUMS'), checksums(release))
}

/** Runs each week: descriptions count for a limited time, so that nobody can hold a newer one back unseen. */
function renew(folder: string): void {
  const own = privateKeys(process.env.VIGIE_UPDATE_PRIVATE_KEY)
  const names = renewDescriptions(folder, own, publicKeys(trusted().keys), new Date())
  console.log(`Signed again: ${names.join(', ')}. Copy them to the update server.`)
}

function key(): void {
  const { id, publicKey, privateKey } = newKey()
  console.log(`id       ${id}\npublic   ${publicKey}\nprivate  ${privateKey}`)
}

function keys(next: readonly string[]): void {
  const signing = privateKeys(process.env.VIGIE_UPDATE_PRIVATE_KEY)
  const { file, text } = nextKeyList(trusted(), next, signing)
  mkdirSync(KEY_LISTS, { recursive: true })
  writeFileSync(join(KEY_LISTS, file), text)
  console.log(`${file} is in assets/update-keys. Commit it, and copy it to the update server.`)
}

/** The keys that packages of this build trust. */
function trusted(): BuildKeys {
  const build = buildKeys(process.env.VIGIE_UPDATE_PUBLIC_KEY)
  if (build === null) throw new Error('VIGIE_UPDATE_PUBLIC_KEY is not set.')
  return build
}

/** @throws Error if the changelog does not mention a version */
function changes(of: string): string {
  const found = changesOf(read(join(root, 'CHANGELOG.md')), of)
  if (found === null) throw new Error(`CHANGELOG.md has no section "## ${of}". Write what people can do now.`)
  return found
}
