/** The log beyond what is in memory. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { formatLine } from '../../../main/adapters/log/line.ts'
import { createLogRing } from '../../../main/adapters/log/ring.ts'
import type { LogLine } from '../../../shared/contract/system.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'

const line = (number: number, at: string, level: LogLine['level'] = 'info'): LogLine => ({
  at,
  level,
  topic: number % 2 === 0 ? 'even' : 'odd',
  message: `line ${number}.`,
})
const second = (number: number) => `2026-01-05T10:00:${String(Math.floor(number / 3)).padStart(2, '0')}+01:00`

/** Files of three days, and the newest lines also in memory. Three lines share each second. */
function logOf(inMemory: number) {
  const folder = tempFolder()
  const today = Array.from({ length: 60 }, (_, number) => line(number, second(number)))
  const file = (name: string, lines: readonly LogLine[]) =>
    writeFileSync(join(folder, name), lines.map((one) => `${formatLine(one)}\n`).join(''))
  file('vigie-2026-01-03.log', [line(-4, '2026-01-03T09:00:00+01:00', 'error')])
  file('vigie-2026-01-04.log', [line(-3, '2026-01-04T09:00:00+01:00')])
  file('vigie-2026-01-04.2.log', [
    line(-2, '2026-01-04T12:00:00+01:00'),
    line(-1, '2026-01-04T13:00:00+01:00'),
  ])
  file('vigie.log', today)
  const ring = createLogRing(folder)
  for (const one of today.slice(60 - inMemory)) ring.add(one)
  return ring
}

async function allOf(ring: ReturnType<typeof logOf>, query: object, limit: number): Promise<number[]> {
  const found: number[] = []
  let cursor: string | undefined
  do {
    const page = await ring.recent({ ...query, limit, cursor })
    found.push(...page.items.map(({ message }) => Number(/-?\d+/.exec(message)?.[0])))
    cursor = page.next_cursor ?? undefined
  } while (cursor !== undefined)
  return found
}

const NEWEST_FIRST = Array.from({ length: 64 }, (_, at) => 59 - at)

test.each([
  [60, 7],
  [10, 7],
  [11, 1],
  [1, 1000],
  [12, 12],
])('every line is read once, newest first, with %i in memory and %i a page', async (inMemory, limit) => {
  expect(await allOf(logOf(inMemory), {}, limit)).toEqual(NEWEST_FIRST)
})

test.each([
  ['words', { search: 'LINE -2' }, [-2]],
  ['a topic', { topic: 'odd', to: '2026-01-04' }, [-1, -3]],
  ['days', { from: '2026-01-04', to: '2026-01-04' }, [-1, -2, -3]],
  ['a level', { level: 'error' }, [-4]],
  ['what is nowhere', { search: 'nothing like it' }, []],
])('%s are found beyond the memory', async (_, query, numbers) => {
  expect(await allOf(logOf(10), query, 5)).toEqual(numbers)
})

test('a cursor that is none is refused by its field', async () => {
  await expect(logOf(10).recent({ limit: 5, cursor: 'yesterday' })).rejects.toThrow('"cursor"')
})
