/** The licences of everything that Vigie contains, as a text for every package. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type BundledPackage, bundledPackages } from './bundled.ts'

/** Licences allowed inside an MIT program with no condition beyond including their text. */
const COMPATIBLE = new Set([
  'MIT',
  'MIT-0',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'Python-2.0',
  'CC0-1.0',
  'Unlicense',
])

/** MPL-2.0 covers only its own files: they may be included unchanged, with the location of their source. */
const FILE_LEVEL = new Set(['MPL-2.0'])

/** @throws Error naming each package whose licence is not known to be compatible */
export function checkedPackages(root: string): readonly BundledPackage[] {
  const packages = bundledPackages(root)
  const bad = packages.filter(({ license }) => !isCompatible(license))
  if (bad.length > 0) {
    const names = bad.map(({ name, license }) => `${name} (${license})`).join(', ')
    throw new Error(
      `Not known to be compatible with MIT: ${names}. Replace it, or add its licence to the list.`,
    )
  }
  return packages
}

/** `(MIT OR GPL-3.0)`: one of them is enough; `MIT AND ISC`: all must be compatible. */
export function isCompatible(license: string): boolean {
  const bare = license.replace(/[()]/g, '')
  return bare
    .split(/ OR /i)
    .some((choice) => choice.split(/ AND /i).every((name) => COMPATIBLE.has(name) || FILE_LEVEL.has(name)))
}

/**
 * Needs a build, whose packages it lists. @throws Error naming each package whose licence is not known to be
 * compatible
 */
export function licencesText(root: string): string {
  const packages = checkedPackages(root)
  const list = packages.map(({ name, version, license }) => `${name} ${version}: ${license}`)
  const texts = packages.map((one) => `${'='.repeat(78)}\n${one.name} ${one.version}\n\n${textOf(root, one)}`)
  return [
    'Vigie carries the following packages. The licence of each is below.',
    'The source of each is on the npm registry under its name and version.',
    '',
    ...list,
    '',
    ...texts,
  ].join('\n')
}

/** Returns the licence file of a package, or the licence's name if there is none. */
function textOf(root: string, { path, license }: BundledPackage): string {
  const file = readdirSync(join(root, path)).find((name) => /^(licen[cs]e|copying)/i.test(name))
  return file === undefined
    ? `${license}\n`
    : `${readFileSync(join(root, path, file), 'utf8')
        .replaceAll('\r\n', '\n')
        .trimEnd()}\n`
}
