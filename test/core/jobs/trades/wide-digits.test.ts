/** Prices and quantities of more digits than 18: small units, currencies of small worth. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { adoptBase, previewBase } from '../../../../main/core/jobs/trades/base.ts'
import { quoteOf, textOf, unitsOf } from '../../../../main/core/jobs/trades/decimal.ts'
import { exportCsv } from '../../../../main/core/jobs/trades/export.ts'
import { inOwnFolder } from '../../../../main/core/jobs/trades/own-folder.ts'
import { reindex } from '../../../../main/core/jobs/trades/reindex.ts'
import { verify } from '../../../../main/core/jobs/trades/verify.ts'
import { collectionOf } from '../../../../main/core/jobs/trades/workspace.ts'
import { barView } from '../../../../main/core/services/trades/views.ts'
import { barSeriesSchema } from '../../../../shared/kinds/trades.ts'
import { DAY_MS } from '../../../../shared/time/units.ts'
import { FakeClock } from '../../../helpers/fake-clock.ts'
import { type PlainTrade, plainBars } from '../../../helpers/plain-bars.ts'
import { tempFolder } from '../../../helpers/temp-folder.ts'
import { archived, dayAt, meet, problemOf } from '../../../helpers/trade-world.ts'
import { createTradesHarness } from '../../../helpers/trades-harness.ts'
import { json, startReplay } from '../../../servers/replay.ts'

vi.setConfig({ testTimeout: 120_000 })

const options = { signal: new AbortController().signal, progress: () => undefined }
const START = Date.parse(dayAt(0))

/** Prices around 0.00001 with ten decimals, quantities of eleven digits with eight: what SHIB, PEPE or BONK trade at. */
const TRADES = Array.from({ length: 60 }, (_, i) => ({
  id: 1 + i,
  price: `0.0000${String(123_456 + ((i * 7919) % 1000)).padStart(6, '0')}`,
  quantity: i === 0 ? '12345678901.00000000' : `${12_345_678_901 + i * 1_000_003}.${String(10 + i)}345678`,
  time: START + i * 60_000,
  maker: i % 3 === 0,
}))
const exact = (text: string) => unitsOf(text, 18) ?? -1n
const quotes = TRADES.map(({ price, quantity }) => quoteOf(exact(price), exact(quantity), 18))
const csv = TRADES.map(
  ({ id, price, quantity, time, maker }, i) =>
    `${id},${price},${quantity},${textOf(quotes[i] ?? -1n, 18)},${time},${maker ? 'True' : 'False'},True\n`,
).join('')

async function inDuckDb(sql: string): Promise<Record<string, unknown>[]> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  return (await connection.runAndReadAll(sql)).getRowObjectsJson()
}

const series = [
  barSeriesSchema.parse({ by: 'dollar', id: 'dollar', target_ticks: 7 }),
  barSeriesSchema.parse({ by: 'volume', id: 'volume', threshold: 'fixed', size: 2.5e9 }),
  barSeriesSchema.parse({ by: 'tick', id: 'tick', ticks: 9 }),
  barSeriesSchema.parse({ by: 'dollar_imbalance', id: 'imbalance', target_ticks: 5 }),
]

async function collected() {
  const world = await meet({
    days: 1,
    fault: archived(0, csv),
    settings: { digits: 'wide', bars: series },
  })
  await world.run()
  return { ...world, files: `read_parquet('${world.folder}/trades/**/*.parquet')` }
}

test('in usual digits such a day is set apart, with the setting that takes it', async () => {
  const { run, day } = await meet({ days: 1, fault: archived(0, csv) })

  await run()

  expect(day(0)?.state).toBe('quarantined')
  expect(problemOf(day(0))).toContain('digits = wide')
})

test('in wide digits every trade is exact, in a folder of its own, and DuckDB reads it', async () => {
  const { day, files, folder, key } = await collected()

  expect(day(0)).toMatchObject({ state: 'stored', file: { rows: 60, missingIds: 0 } })
  expect([key, folder.endsWith('/binance-wide')]).toEqual(['binance/trades/BTCUSDT/wide', true])
  const read = await inDuckDb(
    `SELECT typeof(price) AS type, price::VARCHAR AS price, quantity::VARCHAR AS quantity,
     quote_quantity::VARCHAR AS quote FROM ${files} ORDER BY id`,
  )
  expect(read).toEqual(
    TRADES.map(({ price, quantity }, i) => ({
      type: 'DECIMAL(38,18)',
      price: textOf(exact(price), 18),
      quantity: textOf(exact(quantity), 18),
      quote: textOf(quotes[i] ?? -1n, 18),
    })),
  )
  const bounds = await inDuckDb(
    `SELECT stats_min_value AS low, stats_max_value AS high, encodings FROM parquet_metadata('${folder}/trades/symbol=BTCUSDT/date=${dayAt(0)}/trades.parquet') WHERE path_in_schema = 'price'`,
  )
  const prices = TRADES.map(({ price }) => exact(price)).sort((a, b) => (a < b ? -1 : 1))
  expect(bounds).toMatchObject([{ low: textOf(prices[0] ?? 0n, 18), high: textOf(prices.at(-1) ?? 0n, 18) }])
})

test('bars are those of their definition to the last digit, in memory and in their files', async () => {
  const { work, key, folder } = await collected()
  const plain: PlainTrade[] = TRADES.map(({ price, quantity, time, maker }, i) => ({
    price: exact(price),
    quantity: exact(quantity),
    quote: quotes[i] ?? -1n,
    time: BigInt(time) * 1000n,
    buy: !maker,
  }))

  for (const one of series) {
    const built = work.bars.recent(key, one.id, 100, 1000).reverse()
    const expected = plainBars(one, [plain], 10n ** 18n).bars
    expect(expected.length, one.id).toBeGreaterThan(2)
    expect(built).toEqual(expected)
    const inFile = await inDuckDb(
      `SELECT high::VARCHAR AS high, volume::VARCHAR AS volume, threshold::VARCHAR AS threshold
       FROM read_parquet('${folder}/bars/symbol=BTCUSDT/series=${one.id}/**/*.parquet') ORDER BY number`,
    )
    const views = built.map((bar) => barView(bar, one, 'wide'))
    const counted = one.by === 'tick'
    expect(inFile).toEqual(
      views.map(({ high, volume, threshold }) => ({
        high,
        volume,
        threshold: counted ? `${threshold}0000000000` : threshold,
      })),
    )
  }
})

test('verify, export and reindex read what was written', async () => {
  const { work, settings, day } = await collected()
  const collection = collectionOf(work, settings)
  const path = join(tempFolder(), 'out.csv')

  const checked = await verify(work, collection, {}, options)
  await exportCsv(work, collection, { path }, options)
  const before = day(0)
  work.store.forget(collection.key, dayAt(0))
  const found = await reindex(work, collection, options)

  expect(checked.problems).toEqual([])
  const [, first = ''] = readFileSync(path, 'utf8').split('\n')
  expect(first.split(',').slice(0, 3)).toEqual([
    '1',
    '0.000012345600000000',
    '12345678901.000000000000000000',
  ])
  expect([found.days, day(0)?.file]).toEqual([1, before?.file])
})

test('a file from elsewhere is adopted with the digits of the collection', async () => {
  const { work, settings } = await meet({ days: 0, settings: { digits: 'wide' } })
  const collection = collectionOf(work, settings)
  const file = join(tempFolder(), 'base.csv')
  writeFileSync(file, `id,price,qty,time,side\n1,0.0000123456,12345678901.1234567890123,${START},buy\n`)

  const preview = await previewBase(work, { path: file, columns: {} }, collection)
  const { adopted } = await inOwnFolder(work, collection, () =>
    adoptBase(work, collection, { path: file, columns: {} }, options),
  )

  expect(preview.sample).toMatchObject([{ quantity: '12345678901.123456789012300000' }])
  expect(adopted).toEqual([dayAt(0)])
  const files = `read_parquet('${collection.folder}/trades/**/*.parquet')`
  expect(await inDuckDb(`SELECT quantity::VARCHAR AS quantity FROM ${files}`)).toEqual([
    { quantity: '12345678901.123456789012300000' },
  ])
})

describe('pages', () => {
  const rows = [
    ['0.0000123456', '12345678901.12345678', START / 1000 + 1, 'b', 'l', '', 11],
    ['0.0000123457', '98765432109.87654321', START / 1000 + 2, 's', 'l', '', 12],
    ['0.0000123458', '1.0', START / 1000 + DAY_MS / 1000, 's', 'l', '', 13],
  ]
  async function fromKraken(digits: 'usual' | 'wide') {
    const server = await startReplay((url) => {
      const since = Number(url.searchParams.get('since') ?? 0) / 1e9
      const later = rows.filter((row) => Number(row[2]) > since)
      return json({
        error: [],
        result: {
          SHIBUSD: later,
          last: String(Math.max(since, ...later.map((row) => Number(row[2]))) * 1e9),
        },
      })
    })
    onTestFinished(server.close)
    const harness = createTradesHarness({
      folder: tempFolder(),
      url: server.url,
      clock: new FakeClock(`${dayAt(1)}T12:00:00Z`),
      settings: { exchange: 'kraken', symbol: 'SHIBUSD', start: dayAt(0), today: false, bars: [], digits },
    })
    await harness.run()
    return { record: harness.work.store.day(harness.key, dayAt(0)), folder: harness.folder }
  }

  test('of Kraken with ten decimals and nineteen digits are exact in wide digits', async () => {
    const { record, folder } = await fromKraken('wide')

    expect(record).toMatchObject({ state: 'stored', file: { rows: 2 } })
    const files = `read_parquet('${folder}/trades/**/*.parquet')`
    expect(await inDuckDb(`SELECT price::VARCHAR AS p, quantity::VARCHAR AS q FROM ${files}`)).toEqual([
      { p: '0.000012345600000000', q: '12345678901.123456780000000000' },
      { p: '0.000012345700000000', q: '98765432109.876543210000000000' },
    ])
  })

  test('in usual digits say which setting takes them, and halt nothing', async () => {
    const { record } = await fromKraken('usual')

    expect(problemOf(record)).toContain('digits = wide')
  })
})
