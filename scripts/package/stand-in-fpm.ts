#!/usr/bin/env node
/**
 * A replacement for fpm, which electron-builder downloads to make deb packages: accepts electron-builder's
 * arguments and builds with dpkg-deb. For checking a package if the download is impossible (CUSTOM_FPM_PATH
 * names it); releases are built with fpm itself.
 */
import { execFileSync } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** Options without a value. */
const FLAGS = new Set(['--force', '--debug'])

interface PackageOrder {
  readonly options: ReadonlyMap<string, readonly string[]>
  /** `source=target`. */
  readonly files: readonly (readonly [string, string])[]
}

/** Parses options with their values, and mappings of files. */
function parseWords(words: readonly string[]): PackageOrder {
  const options = new Map<string, string[]>()
  const files: (readonly [string, string])[] = []
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? ''
    if (FLAGS.has(word)) continue
    if (word.startsWith('-')) {
      index += 1
      options.set(word, [...(options.get(word) ?? []), words[index] ?? ''])
      continue
    }
    const [source = '', target = ''] = word.split('=', 2)
    files.push([source, target])
  }
  return { options, files }
}

function control({ options }: PackageOrder, kilobytes: number): string {
  const one = (name: string): string => options.get(name)?.at(-1) ?? ''
  const [synopsis = '', ...description] = one('--description').split('\n')
  const lines = [
    `Package: ${one('--name')}`,
    `Version: ${one('--version')}`,
    `License: ${one('--license')}`,
    `Vendor: ${one('--vendor')}`,
    `Architecture: ${one('--architecture')}`,
    `Maintainer: ${one('--maintainer')}`,
    `Installed-Size: ${kilobytes}`,
    `Depends: ${(options.get('-d') ?? []).join(', ')}`,
    `Recommends: ${(options.get('--deb-recommends') ?? []).join(', ')}`,
    `Section: ${one('--category')}`,
    `Priority: ${one('--deb-priority')}`,
    `Homepage: ${one('--url')}`,
    `Description: ${synopsis}`,
    ...description.map((line) => (line.startsWith(' ') ? line : ` ${line}`)),
  ]
  return `${lines.filter((line) => !/^[\w-]+: $/.test(line)).join('\n')}\n`
}

function lay(order: PackageOrder, tree: string): void {
  for (const [source, target] of order.files) {
    const path = join(tree, target)
    mkdirSync(source.endsWith('/') ? path : dirname(path), { recursive: true })
    cpSync(source, path, { recursive: true })
    if (!source.endsWith('/')) chmodSync(path, 0o644)
  }
  const name = order.options.get('--name')?.[0] ?? ''
  const version = order.options.get('--version')?.[0] ?? ''
  const change = `${name} (${version}) stable; urgency=medium\n\n  * See the changes of Vigie.\n\n -- ${order.options.get('--maintainer')?.[0]}  Thu, 01 Jan 1970 00:00:00 +0000\n`
  mkdirSync(join(tree, 'usr/share/doc', name), { recursive: true })
  writeFileSync(join(tree, 'usr/share/doc', name, 'changelog.gz'), gzipSync(change, { level: 9 }))
}

function build(order: PackageOrder, target: string): void {
  const tree = mkdtempSync(join(tmpdir(), 'vigie-deb-'))
  try {
    chmodSync(tree, 0o755)
    lay(order, tree)
    const [kilobytes = '0'] = execFileSync('du', ['-sk', tree], { encoding: 'utf8' }).split('\t')
    mkdirSync(join(tree, 'DEBIAN'))
    writeFileSync(join(tree, 'DEBIAN/control'), control(order, Number(kilobytes)))
    for (const [option, script] of [
      ['--after-install', 'postinst'],
      ['--after-remove', 'postrm'],
    ] as const) {
      const path = order.options.get(option)?.[0]
      if (path === undefined) continue
      writeFileSync(join(tree, 'DEBIAN', script), readFileSync(path))
      chmodSync(join(tree, 'DEBIAN', script), 0o755)
    }
    sums(tree)
    execFileSync('chmod', ['-R', 'u+rwX,go+rX,go-w', tree])
    execFileSync('dpkg-deb', ['--root-owner-group', '-Zxz', '--build', tree, target], { stdio: 'inherit' })
  } finally {
    rmSync(tree, { recursive: true, force: true })
  }
}

function sums(tree: string): void {
  const list = execFileSync(
    'sh',
    ['-c', 'find . -path ./DEBIAN -prune -o -type f -printf "%P\\0" | sort -z | xargs -0 md5sum'],
    { cwd: tree },
  )
  writeFileSync(join(tree, 'DEBIAN/md5sums'), list)
}

if (import.meta.main) {
  const order = parseWords(process.argv.slice(2))
  const kind = order.options.get('-t')?.[0]
  if (kind !== 'deb') throw new Error(`The stand-in for fpm builds deb packages, not ${kind}.`)
  build(order, order.options.get('--package')?.[0] ?? '')
}
