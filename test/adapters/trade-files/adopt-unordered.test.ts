/** Histories from elsewhere whose trades are in no order. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { splitByDay } from '../../../main/adapters/trade-files/adopt.ts'
import { splitUnordered } from '../../../main/adapters/trade-files/adopt-unordered.ts'
import { DaySpool } from '../../../main/adapters/trade-files/day-spool.ts'
import { quickSources } from '../../../main/adapters/trade-files/quick-source.ts'
import type { AdoptedDay } from '../../../main/core/jobs/trades/tasks.ts'
import type { TradeDigits } from '../../../shared/kinds/trades.ts'
import { addDays } from '../../../shared/time/calendar-day.ts'
import { caught } from '../../helpers/caught.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'
import { csvOf, lineOf, madeDay, type TestTrade } from '../../helpers/trade-data.ts'

const START = '2024-01-26'
const ROWS = 500
const DAYS = [START, addDays(START, 1), addDays(START, 2)]
const madeDays = (rows: number) => DAYS.flatMap((day, i) => madeDay(day, rows, 1 + i * rows))
const trades = madeDays(ROWS)

/** The same trades in an order of their own, the same each time. */
const shuffled = (list: readonly TestTrade[]): TestTrade[] =>
  list
    .map((trade, i) => ({ trade, key: (i * 7919) % 1009 }))
    .sort((a, b) => a.key - b.key)
    .map(({ trade }) => trade)

function taskOf(text: string | Buffer, digits: TradeDigits = 'usual') {
  const folder = join(tempFolder(), 'days')
  mkdirSync(folder)
  const path = join(folder, '..', 'history.csv')
  writeFileSync(path, text)
  const collection = { exchange: 'binance', symbol: 'BTCUSDT' }
  const task = { action: 'split', path, columns: {}, folder, collection, digits } as const
  return {
    path,
    folder,
    byDay: () => splitByDay(task, () => undefined),
    split: async () =>
      splitUnordered((await quickSources([path], { named: {}, scale: 8 })) ?? [], task, () => undefined),
  }
}

const contents = (days: readonly AdoptedDay[]) =>
  days.map(({ day, file }) => [day, file.rows, file.firstId, file.lastTime, file.contentSha256])

test.each<TradeDigits>(['usual', 'wide'])(
  'make the same days as in their order in %s digits, however they come, and however often',
  async (digits) => {
    const inOrder = await taskOf(csvOf(trades), digits).byDay()
    const mixed = taskOf(csvOf(shuffled([...trades, ...trades.slice(0, 100)])), digits)

    expect(contents(await mixed.split())).toEqual(contents(inOrder))
  },
)

test('are put together from all parts of the history', async () => {
  const many = madeDays(Math.ceil(DaySpool.ROWS / 2))
  const inOrder = await taskOf(csvOf(many)).byDay()

  expect(contents(await taskOf(csvOf(shuffled(many))).split())).toEqual(contents(inOrder))
})

test('leave nothing but the days', async () => {
  const { split, folder } = taskOf(csvOf(shuffled(trades)))
  await split()

  expect(readdirSync(folder).sort()).toEqual(DAYS.map((day) => `${day}.parquet`))
})

test('may have a header, and no end of the last line', async () => {
  const text = `id,price,qty,quoteQty,time,isBuyerMaker,isBestMatch\n${shuffled(trades)
    .map((trade) => lineOf(trade))
    .join('\n')}`
  const days = await taskOf(text).split()

  expect(days.map(({ day, file }) => [day, file.rows])).toEqual(DAYS.map((day) => [day, ROWS]))
})

test.each([
  ['an id that is no number', 'x7,42000.00000000,1.00000000,42000.00000000,1706227200000,True,True', 'id'],
  ['an id of too many digits', '9999999999999999,1,1,1,1706227200000,True,True', 'id'],
  ['too few fields', '7,42000.00000000,1.00000000', 'time'],
  ['a price below zero', '7,-1.00000000,1.00000000,42000.00000000,1706227200000,True,True', 'price'],
  ['a time before trades had numbers', '7,1.00000000,1.00000000,1.00000000,1971-01-01 10:00:00,True', 'time'],
])('are refused with the line that has %s', async (_, line, field) => {
  const { byDay, path } = taskOf(`${csvOf(shuffled(trades))}${line}\n`)

  expect(await caught(byDay())).toMatchObject({
    code: 'trades_row_malformed',
    file: path,
    line: trades.length + 1,
    field,
  })
})

test('are read with care if a time is in seconds', async () => {
  const line = '9999,42000.00000000,1.00000000,42000.00000000,1706227200,True,True'
  const days = await taskOf(`${csvOf(shuffled(trades))}${line}\n`).byDay()

  expect(days.map(({ file }) => file.rows)).toEqual([ROWS + 1, ROWS, ROWS])
})

test('are refused if two different ones have one id, and leave no rows', async () => {
  const [first] = trades as [TestTrade]
  const { byDay, folder } = taskOf(csvOf(shuffled([...trades, { ...first, price: 1n }])))

  expect(await caught(byDay())).toMatchObject({
    code: 'trades_row_malformed',
    line: 2,
    problem: 'appears twice',
  })
  expect(readdirSync(folder).filter((name) => name.endsWith('.rows'))).toEqual([])
})
