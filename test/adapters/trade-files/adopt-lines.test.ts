/** Histories from elsewhere whose trades are in no order. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { splitByDay } from '../../../main/adapters/trade-files/adopt.ts'
import { splitLines } from '../../../main/adapters/trade-files/adopt-lines.ts'
import { quickSources } from '../../../main/adapters/trade-files/quick-source.ts'
import { addDays } from '../../../shared/time/calendar-day.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'
import { csvOf, lineOf, madeDay, type TestTrade } from '../../helpers/trade-data.ts'

const START = '2024-01-26'
const ROWS = 500
const DAYS = [START, addDays(START, 1), addDays(START, 2)]
const trades = DAYS.flatMap((day, i) => madeDay(day, ROWS, 1 + i * ROWS))

/** The same trades in an order of their own, the same each time. */
const shuffled = (list: readonly TestTrade[]): TestTrade[] =>
  list
    .map((trade, i) => ({ trade, key: (i * 7919) % 1009 }))
    .sort((a, b) => a.key - b.key)
    .map(({ trade }) => trade)

function taskOf(text: string | Buffer) {
  const folder = join(tempFolder(), 'days')
  mkdirSync(folder)
  const path = join(folder, '..', 'history.csv')
  writeFileSync(path, text)
  const collection = { exchange: 'binance', symbol: 'BTCUSDT' }
  const task = { action: 'split', path, columns: {}, folder, collection, digits: 'usual' } as const
  return {
    task,
    split: async () =>
      splitLines((await quickSources([path], { named: {}, scale: 8 })) ?? [], task, () => undefined),
  }
}

const contents = (days: Awaited<ReturnType<typeof splitLines>>) =>
  days?.map(({ day, file }) => [day, file.rows, file.contentSha256])

test('make the same days as in their order, however they come, and however often', async () => {
  const inOrder = await splitByDay(taskOf(csvOf(trades)).task, () => undefined)
  const mixed = taskOf(csvOf(shuffled([...trades, ...trades.slice(0, 100)])))

  expect(contents(await mixed.split())).toEqual(contents(inOrder))
})

test('may have a header, and no end of the last line', async () => {
  const text = `id,price,qty,quoteQty,time,isBuyerMaker,isBestMatch\n${shuffled(trades)
    .map((trade) => lineOf(trade))
    .join('\n')}`
  const days = await taskOf(text).split()

  expect(days?.map(({ day, file }) => [day, file.rows])).toEqual(DAYS.map((day) => [day, ROWS]))
})

test.each([
  ['a time in seconds', '7,42000.00000000,1.00000000,42000.00000000,1706227200,True,True'],
  ['an id that is no number', 'x7,42000.00000000,1.00000000,42000.00000000,1706227200000,True,True'],
  ['too few fields', '7,42000.00000000,1.00000000'],
  ['a price below zero', '7,-1.00000000,1.00000000,42000.00000000,1706227200000,True,True'],
])('are left to the careful way if a line has %s', async (_, line) => {
  expect(await taskOf(`${csvOf(shuffled(trades))}${line}\n`).split()).toBeNull()
})
