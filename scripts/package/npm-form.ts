/** The npm package: packs the tarball, checks it, and installs it into an empty folder like a user. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')

interface PackedTarball {
  readonly path: string
  readonly bytes: number
  readonly files: readonly string[]
}

const QUIET = { ...process.env, npm_config_loglevel: 'error' }

/** On Windows npm is a script, which only a shell can start. */
const npm = (words: readonly string[], cwd: string): string =>
  execFileSync('npm', [...words], { cwd, encoding: 'utf8', env: QUIET, shell: process.platform === 'win32' })

/** Packs the existing build. @throws Error if npm fails */
export function packTarball(into: string): PackedTarball {
  mkdirSync(into, { recursive: true })
  const answer = npm(['pack', '--json', '--ignore-scripts', '--pack-destination', into], root)
  const [packed] = JSON.parse(answer) as { filename: string; size: number; files: { path: string }[] }[]
  if (packed === undefined) throw new Error(`npm pack said nothing: ${answer}`)
  return {
    path: join(into, packed.filename),
    bytes: packed.size,
    files: packed.files.map(({ path }) => path),
  }
}

/** @returns the installed `vigie` command of a folder that contains nothing else */
export function installTarball({ path }: PackedTarball, folder: string): string {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n')
  npm(['install', '--no-audit', '--no-fund', path], folder)
  return join(folder, 'node_modules/.bin', process.platform === 'win32' ? 'vigie.cmd' : 'vigie')
}

/** Returns the names of everything npm installed beside Vigie. */
export function installedPackages(folder: string): readonly string[] {
  const tree = JSON.parse(npm(['ls', '--all', '--json'], folder)) as PackageTree
  return [...new Set(names(tree))].sort()
}

interface PackageTree {
  readonly dependencies?: Readonly<Record<string, PackageTree>>
}
const names = ({ dependencies = {} }: PackageTree): string[] =>
  Object.entries(dependencies).flatMap(([name, below]) => [name, ...names(below)])
