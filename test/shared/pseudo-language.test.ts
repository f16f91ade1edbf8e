/** A language that nobody speaks, in the place of French: every text of the catalogue is in brackets and accented. */
import type { Command } from 'commander'
import { expect, it, vi } from 'vitest'
import { wordsOf } from '../../main/adapters/cli/help.ts'
import { buildProgram, runCommandLine } from '../../main/adapters/cli/program.ts'
import { createSession } from '../../main/adapters/cli/session.ts'
import { ERRORS, type ErrorCode } from '../../shared/error-codes.ts'
import { errorSentence } from '../../shared/errors.ts'
import { en } from '../../shared/messages/en.ts'
import { collectingEnvironment } from '../helpers/cli-environment.ts'

vi.mock('../../shared/messages/fr.ts', async () => {
  const { en: english } = await import('../../shared/messages/en.ts')
  const accented = (text: string) =>
    `⟦${text.replace(/\{\w+\}|[a-z]/gi, (found) => (found.length > 1 ? found : `${found}\u0301`))}⟧`
  const pseudo = (value: object | string): unknown =>
    typeof value === 'string'
      ? accented(value)
      : Object.fromEntries(Object.entries(value).map(([key, text]) => [key, pseudo(text)]))
  return { fr: pseudo(english) }
})

/** What is left of a text without those of the catalogue: innermost brackets first, as one text may hold others. */
function written(text: string): string {
  const rest = text.replace(/⟦[^⟦⟧]*⟧/g, '')
  return rest === text ? text : written(rest)
}

/** Names of commands and options, their examples, and values to choose from: the same in every language. */
function names(command: Command): readonly string[] {
  const options = command.options.flatMap(({ flags, argChoices = [], defaultValue }) => [
    ...flags.split(/[ ,]+/),
    ...argChoices,
    String(defaultValue),
  ])
  return ['vigie', '-h', '--help', 'help', ...wordsOf(command).split(' '), command.name(), ...options]
}

const within = (command: Command): readonly Command[] => [command, ...command.commands.flatMap(within)]
const program = await buildProgram(collectingEnvironment([]), createSession(collectingEnvironment([])).cli)
const commands = within(program)
const known = new Set(commands.flatMap(names))

it.each(commands.map((command) => [wordsOf(command) || 'vigie', command] as const))(
  'the help of %s has no word outside the catalogue',
  async (_name, command) => {
    const out: string[] = []
    await runCommandLine(
      collectingEnvironment(
        [...wordsOf(command).split(' ').filter(Boolean), '--help', '--language', 'fr'],
        out,
      ),
    )
    const text = written(out.join('').split('⟦E\u0301x\u0301a\u0301m\u0301p\u0301l\u0301e\u0301:⟧')[0] ?? '')
    const words = text.match(/[\p{L}][\p{L}-]{2,}/gu) ?? []
    expect(out.join('')).toContain('⟦')
    expect(words.filter((word) => !known.has(word) && !known.has(`--${word}`))).toEqual([])
  },
)

it.each(Object.keys(ERRORS) as ErrorCode[])('the error %s has no word outside the catalogue', (code) => {
  const sentence = errorSentence(code, {}, 'fr')
  expect(written(sentence).trim()).toBe('')
  expect(sentence).not.toBe(errorSentence(code, {}, 'en'))
})

it('the help of an unknown command too', async () => {
  const out: string[] = []
  await runCommandLine(collectingEnvironment(['nosuch', '--language', 'fr'], out))
  expect(written(out.join('')).trim()).toBe('')
  expect(Object.keys(en.usage)).toContain('unknown_command')
})
