/** Commands made from procedures of the contract. */
import { Command } from 'commander'
import { expect, test } from 'vitest'
import type { AnswerShape } from '../../../main/adapters/cli/answer-shape.ts'
import { answerText } from '../../../main/adapters/cli/answer-text.ts'
import type { Cli } from '../../../main/adapters/cli/base.ts'
import { registerOccupationFiles } from '../../../main/adapters/cli/occupations-files.ts'
import { operation, operations } from '../../../main/adapters/cli/operation-command.ts'
import { contract } from '../../../shared/contract/index.ts'

const reader = { language: 'en', heads: () => [] } as const

/** Returns the procedures that a line calls, each with its input. */
function called(add: (program: Command, cli: Cli) => void, ...argv: string[]) {
  const calls: [string, object][] = []
  const client = new Proxy(
    {},
    {
      get: (_, group) =>
        new Proxy(
          {},
          {
            get: (_, name) => async (input: object) => {
              calls.push([`${String(group)}.${String(name)}`, input])
              return {}
            },
          },
        ),
    },
  )
  const cli = {
    ...reader,
    anywhere: async () => client,
    instance: async () => client,
    print: () => undefined,
  } as unknown as Cli
  const program = new Command('vigie').exitOverride().configureOutput({ writeErr: () => undefined })
  add(program, cli)
  for (const command of program.commands) command.exitOverride()
  return program.parseAsync(argv, { from: 'user' }).then(() => calls)
}

const parsed = async (add: (program: Command, cli: Cli) => void, ...argv: string[]) =>
  (await called(add, ...argv))[0]?.[1]

const list = (program: Command, cli: Cli) => operation(program, cli, ['maintenances', 'list'], {})
const add = (program: Command, cli: Cli) =>
  operation(program, cli, ['maintenances', 'add'], {
    usage: 'add <asset-id> <title> <day>',
    names: { asset_id: 'asset-id', planned_on: 'day' },
    set: true,
  })
const read = (program: Command, cli: Cli) =>
  operation(program, cli, ['alerts', 'read'], {
    usage: 'read [id]',
    names: { read: 'unread' },
    without: { procedure: 'readAll' },
  })
const rules = (program: Command, cli: Cli) =>
  operation(program, cli, ['alerts', 'configureRule'], {
    usage: 'rules [type]',
    names: { enabled: 'enable/disable', thresholds: 'set <threshold=value>' },
    without: { procedure: 'rules' },
  })
const snooze = (program: Command, cli: Cli) =>
  operation(program, cli, ['alerts', 'snooze'], {
    names: { length: 'for' },
    exclusive: ['length', 'until'],
  })
const backfill = (program: Command, cli: Cli) =>
  operation(program, cli, ['index', 'backfill'], { names: { sources: 'source <name=address>' } })

test('options have the types and defaults of the input', async () => {
  expect(await parsed(list, 'list', '--asset', '3', '--status', 'open')).toEqual({
    limit: 50,
    asset_id: 3,
    status: 'open',
  })
})

test.each([
  [['list', '--status', 'lost'], /Allowed choices are .*open/],
  [['list', '--limit', 'many'], /not a whole number/],
])('refuses %j', async (argv, message) => {
  await expect(parsed(list, ...argv)).rejects.toThrow(message)
})

test('arguments are fields, and --set gives the others', async () => {
  expect(await parsed(add, 'add', '3', 'Vidange', '2026-12-09', '--set', 'recurrence.every=3')).toEqual({
    asset_id: 3,
    title: 'Vidange',
    planned_on: '2026-12-09',
    recurrence: { every: 3 },
  })
})

test('a flag gives the value that a field does not have anyway', async () => {
  expect(await parsed(read, 'read', '3', '--unread')).toEqual({ id: '3', read: false })
  expect(await parsed(read, 'read', '3')).toEqual({ id: '3' })
})

test('a boolean without a default has a flag for each value', async () => {
  expect(await parsed(rules, 'rules', 'JOB_FAILING', '--enable')).toEqual({
    type: 'JOB_FAILING',
    enabled: true,
  })
  expect(await parsed(rules, 'rules', 'JOB_FAILING', '--disable')).toMatchObject({ enabled: false })
})

test('a map is given entry by entry, with the type of its values', async () => {
  expect(await parsed(rules, 'rules', 'INDEX_JUMP', '--set', 'points=7.5', '--set', 'days=2')).toMatchObject({
    thresholds: { points: 7.5, days: 2 },
  })
  await expect(parsed(rules, 'rules', 'INDEX_JUMP', '--set', 'points')).rejects.toThrow(
    '"points" is not threshold=value',
  )
})

test('without its optional argument a command calls another procedure', async () => {
  expect(await called(read, 'read')).toEqual([['alerts.readAll', {}]])
  expect(await called(read, 'read', '3')).toEqual([['alerts.read', { id: '3' }]])
})

test('a word may stand for no argument, as other groups have a command of that name', async () => {
  const runs = (program: Command, cli: Cli) =>
    operation(program, cli, ['runs', 'get'], {
      usage: 'runs [run-id]',
      names: { id: 'run-id' },
      without: { procedure: 'list', word: 'list' },
    })
  expect(await called(runs, 'runs', 'list', '--limit', '1')).toEqual([['runs.list', { limit: 1 }]])
  expect(await called(runs, 'runs', '019a')).toEqual([['runs.get', { id: '019a' }]])
})

test('an option that the called procedure does not have is refused, not ignored', async () => {
  await expect(parsed(read, 'read', '--unread')).rejects.toThrow("missing required argument 'id'")
})

test('of fields that exclude each other only one is taken', async () => {
  await expect(
    parsed(snooze, 'snooze', '3', '--for', 'one_hour', '--until', '2030-01-01T00:00:00Z'),
  ).rejects.toThrow('cannot be used with')
})

test('what the contract requires has to be given', async () => {
  await expect(parsed(backfill, 'backfill', '--from', '2020-01-01')).rejects.toThrow('--to')
})

test('a procedure without a plan has a command of its own name, with its path as arguments', () => {
  const program = new Command('vigie')
  operations(program, { language: 'en' } as Cli, 'occupations', { list: null })
  expect(program.commands.map((command) => `${command.name()} ${command.usage()}`)).toContain(
    'set-status [options] <code>',
  )
  expect(program.commands).toHaveLength(Object.keys(contract.occupations).length - 1)
})

test('a page without its own text is a table of its plain fields', () => {
  const items = [{ id: 1, name: 'Pont', more: { a: 1 } }]
  expect(answerText(reader, { items, next_cursor: null }, { group: 'assets' })).toBe('id  name\n1   Pont')
})

test('an empty page has its columns', () => {
  const { outputSchema } = contract.runs.list['~orpc']
  expect(
    answerText(
      reader,
      { items: [], next_cursor: null },
      { group: 'runs', schema: outputSchema as AnswerShape },
    ),
  ).toMatch(/^id +job /)
})

test('another answer without its own text is names and values', () => {
  expect(answerText(reader, { id: 1, tags: ['A', 'B'], code: null }, { group: 'assets' })).toBe(
    'id    1\ntags  A, B\ncode  -',
  )
})

test('an empty list of texts is a field like others, not the list of the answer', () => {
  const { outputSchema } = contract.assets.get['~orpc']
  const text = answerText(
    reader,
    { id: 1, muted: [] },
    { group: 'assets', schema: outputSchema as AnswerShape },
  )
  expect(text).toBe('id            1\nmuted alerts  -')
})

test('an answer that is a message is printed as such', () => {
  expect(
    answerText(reader, { message: 'The collection has started', run_id: 'x' }, { group: 'trades' }),
  ).toBe('The collection has started')
})

test('numbers are in the form of the language, but not those that name a thing', () => {
  expect(answerText(reader, { rows: 1234567, id: 1234567 }, { group: 'trades' })).toBe(
    'rows  1,234,567\nid    1234567',
  )
})

test('an amount may have a decimal comma, as Vigie prints it in French', async () => {
  const complete = (program: Command, cli: Cli) => operation(program, cli, ['maintenances', 'complete'], {})
  const reading = (program: Command, cli: Cli) =>
    operation(program, cli, ['assets', 'addReading'], { usage: 'add-reading <id> <value> <unit>' })
  expect(await parsed(complete, 'complete', '3', '--cost', '120,50')).toMatchObject({ cost: 120.5 })
  expect(await parsed(reading, 'add-reading', '1', '452,7', 'h')).toMatchObject({ value: 452.7 })
  await expect(parsed(complete, 'complete', '3', '--cost', '1,2,3')).rejects.toMatchObject({
    code: 'invalid_input',
  })
})

test('a refused argument is named by the word of the help, for a program by its field', async () => {
  const reading = (given: object) => (program: Command, cli: Cli) =>
    operation(program, { ...cli, ...given }, ['assets', 'addReading'], {
      usage: 'add-reading <id> <value> <unit>',
    })
  const refused = (given: object) => called(reading(given), 'add-reading', '1', 'beaucoup', 'h')
  await expect(refused({ language: 'fr' })).rejects.toMatchObject({ params: { field: 'valeur' } })
  await expect(refused({ language: 'fr', json: true })).rejects.toMatchObject({ params: { field: 'value' } })
})

test('an export of records refuses an ending that is no format, and names those that are', async () => {
  await expect(called(registerOccupationFiles, 'export', 'fiches.pdf')).rejects.toMatchObject({
    params: {
      field: 'file',
      problem: {
        messageKey: 'no_export_ending',
        params: { ending: '.pdf', known: '.csv, .json, .md, .xlsx, .zip' },
      },
    },
  })
})

test('a command that only changes things is refused without --set, and --set for what is no field, with the fields', async () => {
  const edit = (program: Command, cli: Cli) =>
    operation(program, cli, ['maintenances', 'edit'], { usage: 'edit <id>', set: true })
  await expect(parsed(edit, 'edit', '7')).rejects.toThrow('say what to change, as field=value')
  await expect(parsed(edit, 'edit', '7', '--set', 'jour=2026-12-01')).rejects.toThrow(
    'there is no such field; use one of asset_id, title',
  )
})

test('a command that only changes things needs an option, and is told those that there are', async () => {
  const names = (program: Command, cli: Cli) => operation(program, cli, ['occupations', 'names'], {})
  await expect(called(names, 'names', 'M1805')).rejects.toThrow('--title, --masculine, --feminine')
  expect(await parsed(names, 'names', 'M1805', '--feminine', 'Codeuse')).toEqual({
    code: 'M1805',
    feminine: 'Codeuse',
  })
})
