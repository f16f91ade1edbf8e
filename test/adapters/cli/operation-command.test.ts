/** Commands made from procedures of the contract. */
import { Command } from 'commander'
import { expect, test } from 'vitest'
import type { Cli } from '../../../main/adapters/cli/base.ts'
import { defaultText, operation } from '../../../main/adapters/cli/operation-command.ts'

function parsed(add: (program: Command, cli: Cli) => void, ...argv: string[]) {
  const inputs: object[] = []
  const note = async (input: object) => {
    inputs.push(input)
    return {}
  }
  const client = { assets: { list: note, edit: note }, maintenances: { list: note, add: note } }
  const cli = { anywhere: async () => client, print: () => undefined } as unknown as Cli
  const program = new Command().exitOverride().configureOutput({ writeErr: () => undefined })
  add(program, cli)
  return program.parseAsync(argv, { from: 'user' }).then(() => inputs[0])
}

const list = (program: Command, cli: Cli) =>
  operation(program, cli, ['maintenances', 'list'], { usage: 'list', example: 'list' })
const add = (program: Command, cli: Cli) =>
  operation(program, cli, ['maintenances', 'add'], {
    usage: 'add <asset-id> <title> <day>',
    example: 'add',
    names: { asset_id: 'asset-id', planned_on: 'day' },
    set: true,
  })

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

test('a page without its own text is a table of its plain fields', () => {
  const items = [{ id: 1, name: 'Pont', more: { a: 1 } }]
  expect(defaultText({ items, next_cursor: null })).toBe('id  name\n1   Pont')
})

test('another answer without its own text is names and values', () => {
  expect(defaultText({ id: 1, muted: ['A', 'B'], code: null })).toBe('id     1\nmuted  A, B\ncode   -')
})
