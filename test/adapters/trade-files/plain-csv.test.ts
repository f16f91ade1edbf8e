/** CSV of other programs read as lines of an archive. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { splitByDay } from '../../../main/adapters/trade-files/adopt.ts'
import { quickSources } from '../../../main/adapters/trade-files/quick-source.ts'
import { addDays } from '../../../shared/time/calendar-day.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'
import { csvOf, madeDay } from '../../helpers/trade-data.ts'

const START = '2024-01-26'
const MS = Date.parse(`${START}T10:00:00Z`)

function written(text: string | Buffer): string {
  const path = join(tempFolder(), 'history.csv')
  writeFileSync(path, text)
  return path
}

/** Returns a file as lines of an archive; null if it is left to the careful way as a whole. */
async function linesOf(text: string, named = {}): Promise<string | null> {
  const [source] = (await quickSources([written(text)], { named, scale: 8 })) ?? []
  if (source === undefined) return null
  let all = ''
  for await (const piece of source.bytes()) all += Buffer.from(piece).toString()
  return all
}

test.each([
  [
    'other names and another order',
    `side,ts,amount,cost,p,trade_id\nbuy,${MS},0.5,21000,42000.1,7\n`,
    `7,42000.10000000,0.50000000,21000.00000000,${MS},False\n`,
  ],
  [
    'no amounts: they are computed',
    `id,price,qty,time,m\n7,42000.1,0.5,${MS},true\n`,
    `7,42000.10000000,0.50000000,21000.05000000,${MS},True\n`,
  ],
  [
    'semicolons, decimal commas and the line ends of Windows',
    `id;price;qty;cost;time;side\r\n7;42000,1;0,5;21000;${MS};Sell\r\n`,
    `7,42000.10000000,0.50000000,21000.00000000,${MS},True\n`,
  ],
  [
    'seconds with decimals, an exponent, the noise of a double',
    `id,price,qty,cost,time,side\n7,4.2e4,0.30000000000000004,21000,${MS / 1000}.123456,buy\n`,
    `7,42000.00000000,0.30000000,21000.00000000,${MS / 1000}123456,False\n`,
  ],
  [
    'dates, and no end of the last line',
    `id,price,qty,cost,time,side\n\n7,1,2,3,${START} 10:00:00+00:00,buy`,
    `7,1.00000000,2.00000000,3.00000000,${MS}000,False\n`,
  ],
])('with %s', async (_, text, lines) => {
  expect(await linesOf(text)).toBe(lines)
})

test('without names of columns, which are then given by their numbers', async () => {
  const named = { id: '5', price: '2', quantity: '3', time: '1', buyer_is_maker: '4' }
  expect(await linesOf(`${MS},42000.1,0.5,buy,7\n${MS},42000,1,sell,8\n`, named)).toBe(
    `7,42000.10000000,0.50000000,21000.05000000,${MS},False\n8,42000.00000000,1.00000000,42000.00000000,${MS},True\n`,
  )
})

test('with a column that the owner named', async () => {
  const text = `no,price,qty,cost,time,side\n7,1,2,3,${MS},buy\n`

  expect(await linesOf(text)).toBeNull()
  expect(await linesOf(text, { id: 'no' })).toMatch(/^7,1\.0/)
})

test('with quotation marks is left to the careful way', async () => {
  expect(await linesOf(`id,price,qty,time,side\n7,"42,000.1",1,${MS},buy\n`)).toBeNull()
})

test.each([
  ['a quantity of nine decimals', `7,1,0.123456789,${MS},buy`],
  ['a negative price', `7,-1,1,${MS},buy`],
  ['a side that is none', `7,1,1,${MS},both`],
  ['a time of no unit', '7,1,1,12345,buy'],
  ['a field too few', `7,1,1,${MS}`],
  ['a field too many', `7,1,1,${MS},buy,1`],
  ['an id with a letter', `a7,1,1,${MS},buy`],
])('is never guessed: %s', async (_, line) => {
  await expect(linesOf(`id,price,qty,time,side\n6,1,1,${MS},buy\n${line}\n`)).rejects.toThrow()
})

test('makes the same days as the archives it came from', async () => {
  const csv = csvOf([...madeDay(START, 4000, 1), ...madeDay(addDays(START, 1), 4000, 4001)]).toString()
  const turned = csv
    .trim()
    .split('\n')
    .map((line) => {
      const [id, price, quantity, quote, time, maker] = line.split(',')
      return [time, maker === 'True' ? 'sell' : 'buy', Number(price), Number(quantity), quote, id].join(',')
    })
  const split = async (text: string) => {
    const path = written(text)
    const folder = join(path, '..', 'days')
    mkdirSync(folder)
    const collection = { exchange: 'binance', symbol: 'BTCUSDT' }
    const task = { action: 'split', path, columns: {}, folder, collection, digits: 'usual' } as const
    const days = await splitByDay(task, () => undefined)
    return days.map(({ day, file }) => [day, file.rows, file.contentSha256])
  }

  expect(await split(`time,side,price,amount,cost,trade_id\n${turned.join('\n')}\n`)).toEqual(
    await split(csv),
  )
})
