/** What the docs say: each command exists, each link has a target, each error is documented. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { exampleOf } from '../../main/adapters/cli/base.ts'
import type { CliEnvironment } from '../../main/adapters/cli/cli-environment.ts'
import { buildProgram } from '../../main/adapters/cli/program.ts'
import { createSession } from '../../main/adapters/cli/session.ts'
import { ERRORS } from '../../shared/error-codes.ts'
import { KINDS } from '../../shared/vocabulary.ts'
import { anchorsOf, inlineCode, isPattern, pages, root, shellLines, wordsOf } from './pages.ts'

const nowhere: CliEnvironment = {
  argv: [],
  env: {},
  stdout: { write: () => true },
  stderr: { write: () => true },
  ask: null,
  signal: new AbortController().signal,
  version: '',
  self: ['vigie'],
  connect: () => Promise.reject(new Error('no command is run here')),
  openLocal: () => Promise.reject(new Error('no command is run here')),
  serve: () => Promise.reject(new Error('no command is run here')),
}

/** The program with actions that do nothing: parses a line like the command line. */
async function understands(line: string): Promise<string | null> {
  const program = await buildProgram(nowhere, createSession(nowhere).cli)
  for (const command of leaves(program)) command.action(() => undefined)
  try {
    await program.parseAsync([...wordsOf(line)], { from: 'user' })
    return null
  } catch (error) {
    const { code, message } = error as { code?: string; message: string }
    const onlyNamed = leaves(program).some((command) => pathOf(command) === line)
    if (code === 'commander.missingArgument' && onlyNamed) return null
    return code === 'commander.help' || code === 'commander.helpDisplayed' ? null : `${line}: ${message}`
  }
}

/** Every command that does something; `jobs` does, and contains others. */
const leaves = (command: Command): readonly Command[] => [
  ...(exampleOf(command) === null ? [] : [command]),
  ...command.commands.flatMap(leaves),
]

const pathOf = (command: Command): string =>
  command.parent?.parent == null ? command.name() : `${pathOf(command.parent)} ${command.name()}`

/** Names the scripts of the systems that Vigie replaces. */
const OTHER_SYSTEMS = 'docs/from-the-source-systems.md'

/** Returns what is typed after `vigie`, up to a pipe or a redirection. */
const afterName = (line: string): readonly string[] => {
  const [, words] = /^(?:[A-Z_]+=\S+ )*(?:npm run -s vigie -- |vigie )(.*)$/s.exec(line) ?? []
  return words === undefined ? [] : [words.replace(/\s+(\||<|>|&&|;).*$/s, '').trim()]
}

const vigieLines = (text: string): readonly string[] =>
  [...shellLines(text), ...inlineCode(text).filter((code) => !isPattern(code))].flatMap(afterName)

const { scripts }: { scripts: Readonly<Record<string, string>> } = JSON.parse(
  readFileSync(join(root, 'package.json'), 'utf8'),
)

describe.each(pages)('$name', ({ name, text }) => {
  it('has only commands that the command line understands', async () => {
    const lines = [...new Set(vigieLines(text))]
    const problems = await Promise.all(lines.map(understands))
    expect(problems.filter((problem) => problem !== null)).toEqual([])
  })

  it.skipIf(name === OTHER_SYSTEMS)('has only scripts that there are', () => {
    const lines = [...shellLines(text), ...inlineCode(text)].flatMap((line) => line.split(' && '))
    const unknown = lines.filter((line) => {
      const [, script] = /^npm run (?:-s )?([\w:]+)/.exec(line) ?? []
      const [, file] = /^node (\S+)/.exec(line) ?? []
      return (
        (script !== undefined && !(script in scripts)) ||
        (file !== undefined && !existsSync(join(root, file)))
      )
    })
    expect(unknown).toEqual([])
  })

  it('has its commands in blocks, where a test finds them', () => {
    expect(text.split('\n').filter((line) => /^ {4}\$? ?(vigie|npm|curl) /.test(line))).toEqual([])
  })

  it('has only links that lead somewhere', () => {
    const local = [...text.matchAll(/\]\(([^)\s#]*)(?:#([^)]*))?\)/g)].filter(
      ([, link = '']) => !/^[a-z]+:/.test(link),
    )
    const broken = local.filter(([, link = '', heading]) => {
      const target = link === '' ? join(root, name) : join(root, dirname(name), link)
      if (!existsSync(target)) return true
      return heading !== undefined && !anchorsOf(readFileSync(target, 'utf8')).includes(heading)
    })
    expect(broken.map(([link]) => link)).toEqual([])
  })
})

it('finds the lines it is about', () => {
  const found = pages.flatMap(({ text }) => vigieLines(text))
  expect(found.length).toBeGreaterThan(100)
  expect(found).toContain('configure fear-greed --interval 5')
})

it('a line that the command line does not know would be found', async () => {
  expect(await understands('jbos')).toContain('jbos')
  expect(await understands('jobs --sideways')).toContain('--sideways')
})

describe('the references', () => {
  const codesIn = (name: string) => {
    const text = readFileSync(join(root, 'docs', name), 'utf8')
    return [...text.matchAll(/^\| `([a-z_]+)` \| \d+ \|/gm)].map(([, code]) => code).sort()
  }

  it.each(['rest.md', 'cli.md'])('docs/%s tells exactly the errors of the registry', (name) => {
    expect(codesIn(name)).toEqual(Object.keys(ERRORS).sort())
  })

  it('every page is reached from another', () => {
    const all = pages.filter(({ name }) => name.startsWith('docs/'))
    const linked = pages.flatMap(({ name, text }) =>
      [...text.matchAll(/\]\(([^)\s#]+\.md)/g)].map(([, link = '']) => join(dirname(name), link)),
    )
    const lonely = all.map(({ name }) => name).filter((name) => !linked.includes(name))
    expect(lonely).toEqual([])
  })
})

it('the README names each kind of job', () => {
  const readme = pages.find(({ name }) => name === 'README.md')?.text ?? ''
  const named = [...readme.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, kind]) => kind)
  expect(named).toEqual([...KINDS])
})
