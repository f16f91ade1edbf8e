/** What a reader sees of an answer: words of the own language, days and numbers in the usual form, never a code. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { choiceWord } from '../../../main/adapters/cli/answer-words.ts'
import { exampleOf } from '../../../main/adapters/cli/base.ts'
import { wordsOf } from '../../../main/adapters/cli/help.ts'
import { buildProgram, runCommandLine } from '../../../main/adapters/cli/program.ts'
import { createSession } from '../../../main/adapters/cli/session.ts'
import type { VigieClient } from '../../../main/adapters/cli/vigie-client.ts'
import { ERRORS } from '../../../shared/error-codes.ts'
import { eventSchema } from '../../../shared/events.ts'
import { knownLabel } from '../../../shared/field-label.ts'
import { LANGUAGES } from '../../../shared/vocabulary.ts'
import { answerLeaves, answers } from '../../helpers/answer-leaves.ts'
import { collectingEnvironment } from '../../helpers/cli-environment.ts'
import { ANY_TEXT, sampleOf } from '../../helpers/sample-answer.ts'

/** The settings are shown by the paths that "settings set" takes. */
const leaves = answerLeaves().filter(({ group }) => group !== 'settings')

/** Names of formats and character sets are the same in every language; an empty choice and a flag are no words. */
const NO_WORD = /^(csv|json|md|xlsx|utf-.*|windows-.*|cp850|macintosh|iso-.*|true|)$/

describe.each(LANGUAGES)('in %s', (language) => {
  it('each field of each answer has a name', () => {
    const labels = leaves.map(
      ({ group, field }) => [`${group}.${field}`, knownLabel({ group, language }, field)] as const,
    )
    expect(labels.filter(([, label]) => label === null).map(([name]) => name)).toEqual([])
  })

  it('the name of a field is no sentence and has no placeholder', () => {
    const labels = leaves.map(({ group, field }) => knownLabel({ group, language }, field) ?? '')
    expect(labels.filter((label) => /[{}]|\.$/.test(label))).toEqual([])
  })

  it('each choice of each field has a word', () => {
    const words = leaves.flatMap(({ group, field, choices }) =>
      choices
        .filter((choice) => !NO_WORD.test(choice))
        .map(
          (choice) =>
            [`${group}.${field}.${choice}`, choiceWord({ group, language }, field, choice)] as const,
        ),
    )
    expect(words.length).toBeGreaterThan(300)
    expect(words.filter(([, word]) => word === null).map(([name]) => name)).toEqual([])
    expect(words.filter(([, word]) => word !== null && /[{}]/.test(word)).map(([name]) => name)).toEqual([])
  })
})

/** Procedures whose answers decide when a command ends. */
const ENDED: Readonly<Record<string, object>> = {
  'trades.operation': { operation: null },
  'occupations.update': { waiting: null },
}

/** A client whose every answer is a sample of its schema. */
function sampleClient(turn: number): VigieClient {
  const schemas = new Map(answers().map(({ group, name, schema }) => [`${group}.${name}`, schema]))
  const call = (name: string) => async () => {
    if (name === 'system.events') return events(turn)
    return { ...(sampleOf(schemas.get(name), turn) as object), ...ENDED[name] }
  }
  const group = (of: string) => new Proxy({}, { get: (_, name) => call(`${of}.${String(name)}`) })
  return new Proxy(
    {},
    { get: (_, name) => (name === 'then' ? undefined : group(String(name))) },
  ) as VigieClient
}

async function* events(turn: number) {
  for (const option of eventSchema.options) yield sampleOf(option, turn)
}

const within = (command: Command): readonly Command[] => [command, ...command.commands.flatMap(within)]
const harness = collectingEnvironment([])
const commands = within(await buildProgram(harness, createSession(harness).cli))

/** These look at this machine, read standard input, go on until stopped, or print what the help is about. */
const NOT_OF_ANSWERS =
  /^(serve|start|stop|restart|logs|mcp|backup|restore|doctor|service|completion|token\b|run\b|create|occupations (key|export|site)|.* export|help|settings|jobs (set|unset)|alerts webhook|trades (base|bars|secret)$|trigger)/

const folder = mkdtempSync(join(tmpdir(), 'vigie-words-'))
const file = join(folder, 'plan.csv')
writeFileSync(file, 'BEGIN:VCALENDAR\nEND:VCALENDAR\n')

/** The lines of the examples in the help. */
const lines = commands.flatMap((command) => {
  const example = exampleOf(command)
  const words = wordsOf(command)
  if (example === null || NOT_OF_ANSWERS.test(words)) return []
  const argv = [...example.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(([, a, b, c]) => a ?? b ?? c ?? '')
  return [[words, argv.slice(1).filter((word) => word !== '--json' && word !== '--accept')] as const]
})

async function shown(argv: readonly string[], turn: number): Promise<string> {
  const out: string[] = []
  const arguments_ = argv.map((word) => (/\.(csv|ics)$/.test(word) ? file : word))
  const code = await runCommandLine({
    ...collectingEnvironment([...arguments_, '--language', 'fr'], out),
    ask: async () => 'oui',
    connect: async () => sampleClient(turn),
  })
  // The preview of a file that cannot be imported so ends as its import would.
  if (!argv.includes('--preview') && !argv.includes('import'))
    expect(code, out.join('')).not.toBe(ERRORS.invalid_usage.exit)
  expect(out.join('')).not.toContain('erreur interne')
  return out.join('')
}

const TURNS = 24

/** What a reader types as it stands: commands, options, what is quoted, and a code in brackets after its word. */
const TO_TYPE = /vigie (?:[a-z-]+ ?)+|--[a-z-]+(?:[ =]\S+)?|«[^»]*»|\([\w-]+\)/g

/** Lists whose first column is the name that another command takes. */
const NAMED: Readonly<Record<string, RegExp>> = {
  'alerts rules': /^[A-Z_]+ /gm,
  'channels presets': /^[a-z]+ /gm,
  'index profiles': /^profil +\S+/gm,
}

/** French words that a choice happens to be written like. */
const FRENCH_TOO = ['base']

/** Codes that the contract names and that are no French words. */
const codes = [...new Set(leaves.flatMap(({ choices }) => choices))].filter(
  (code) => /^[a-z_-]{4,}$|^[A-Z_]{3,}$/.test(code) && !isFrench(code),
)

function isFrench(code: string): boolean {
  const words = leaves
    .filter(({ choices }) => choices.includes(code))
    .map(({ group, field }) => choiceWord({ group, language: 'fr' }, field, code))
  return (
    FRENCH_TOO.includes(code) ||
    words.some((word) => word === null || word.toLowerCase().includes(code.toLowerCase()))
  )
}

describe.each(lines)('vigie %s, in French', (words, argv) => {
  it('prints no code, no key, no day or number of a program', async () => {
    const turns = await Promise.all(Array.from({ length: TURNS }, (_, turn) => shown(argv, turn)))
    const text = turns
      .join('\n')
      .replace(TO_TYPE, '')
      .replace(NAMED[words] ?? /(?!)/g, '')
    const wrong = [
      ...text.matchAll(/\b\d{4}-\d\d-\d\d\b|\b(?:true|false|null|undefined|Invalid)\b|\d\.\d|\{"|\[object/g),
      ...text.matchAll(/\b[a-z]+_[a-z_]+\b/g),
      ...codes.flatMap((code) => [...text.matchAll(new RegExp(`(?<![\\w-])${code}(?![\\w-])`, 'g'))]),
    ].map(([found]) => found)
    expect(text).not.toBe('')
    expect([...new Set(wrong)]).toEqual([])
  })
})

it('--json has the values of the contract, in no language', async () => {
  const argv = ['maintenances', 'list', '--json']
  const [item] = JSON.parse(await shown(argv, 0)).items
  expect(item).toMatchObject({ status: 'planned', planned_on: '2026-12-09', is_late: true, title: ANY_TEXT })
})
