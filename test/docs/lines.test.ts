/** What the pages say can be done: each command is one of ours, each link leads somewhere, each error is told. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { buildProgram } from '../../main/adapters/cli/program.ts'
import { createSession } from '../../main/adapters/cli/session.ts'
import type { World } from '../../main/adapters/cli/world.ts'
import { ERRORS } from '../../shared/errors.ts'

const root = join(import.meta.dirname, '../..')
const pages = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(root, 'docs')).map((name) => `docs/${name}`),
]
  .filter((name) => name.endsWith('.md'))
  .map((name) => ({ name, text: readFileSync(join(root, name), 'utf8') }))

const nowhere: World = {
  argv: [],
  env: {},
  stdout: { write: () => true },
  stderr: { write: () => true },
  signal: new AbortController().signal,
  version: '',
  program: 'vigie',
  connect: () => Promise.reject(new Error('no command is run here')),
  borrow: () => Promise.reject(new Error('no command is run here')),
  serve: () => Promise.reject(new Error('no command is run here')),
}

/** The program with actions that do nothing: a line is parsed as the command line parses it. */
async function understands(line: string): Promise<string | null> {
  const program = await buildProgram(nowhere, createSession(nowhere).cli)
  for (const command of leaves(program)) command.action(() => undefined)
  try {
    await program.parseAsync(wordsOf(line), { from: 'user' })
    return null
  } catch (error) {
    const { code, message } = error as { code?: string; message: string }
    const onlyNamed = leaves(program).some((command) => pathOf(command) === line)
    if (code === 'commander.missingArgument' && onlyNamed) return null
    return code === 'commander.help' || code === 'commander.helpDisplayed' ? null : `${line}: ${message}`
  }
}

const leaves = (command: Command): readonly Command[] =>
  command.commands.length === 0 ? [command] : command.commands.flatMap(leaves)

const pathOf = (command: Command): string =>
  command.parent?.parent == null ? command.name() : `${pathOf(command.parent)} ${command.name()}`

/** The words of a line, as a shell splits them; quotes may stand within a word. */
const wordsOf = (line: string): string[] =>
  (line.match(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g) ?? []).map((word) => word.replace(/["']/g, ''))

/** Lines of shell blocks, and commands within a sentence; without comments, pipes and redirections. */
function vigieLines(text: string): string[] {
  const blocks = [...text.matchAll(/^```(?:sh|bash|shell|console)\n(.*?)^```/gms)].map(
    ([, block = '']) => block,
  )
  const inBlocks = blocks.flatMap((block) => block.replaceAll('\\\n', ' ').split('\n'))
  const inSentences = [...text.matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code)
  return [...inBlocks, ...inSentences].flatMap((line) => {
    const [, words] = /^(?:\$ )?(?:[A-Z_]+=\S+ )*(?:npm run -s vigie -- |vigie )(.*)$/.exec(line.trim()) ?? []
    return words === undefined ? [] : [words.replace(/\s+(#|\||<|>|&&|;).*$/, '').trim()]
  })
}

/** A pattern of a command, such as `trigger <job>` or `start|stop`, shows its form and is not meant to be typed. */
const isPattern = (line: string): boolean => /[<[|…]|\.\.\./.test(line)

describe.each(pages)('$name', ({ name, text }) => {
  it('has only commands that the command line understands', async () => {
    const lines = [...new Set(vigieLines(text))].filter((line) => line !== '' && !isPattern(line))
    const problems = await Promise.all(lines.map(understands))
    expect(problems.filter((problem) => problem !== null)).toEqual([])
  })

  it('has only links that lead somewhere', () => {
    const links = [...text.matchAll(/\]\(([^)\s#]+)(#[^)]*)?\)/g)].map(([, link = '']) => link)
    const local = links.filter((link) => !/^[a-z]+:/.test(link))
    const broken = local.filter((link) => !existsSync(join(root, dirname(name), link)))
    expect(broken).toEqual([])
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
