import { DuckDBInstance } from '@duckdb/node-api'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { quoteOf } from '../../../../main/core/jobs/trades/decimal.ts'
import { addDays, daysFrom } from '../../../../shared/time/calendar-day.ts'
import { FakeClock } from '../../../helpers/fake-clock.ts'
import { sharedData } from '../../../helpers/shared-data.ts'
import { tempFolder } from '../../../helpers/temp-folder.ts'
import { madeDay, type TestTrade, tickDay } from '../../../helpers/trade-data.ts'
import { createTradesHarness } from '../../../helpers/trades-harness.ts'
import { startExchange } from '../../../servers/exchange.ts'

// Each test starts worker threads, which is slow on a busy machine.
vi.setConfig({ testTimeout: 120_000 })

const START = '2024-01-26'

async function inDuckDb(sql: string): Promise<Record<string, unknown>[]> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  try {
    await connection.run(`SET TimeZone = 'UTC'`)
    return (await connection.runAndReadAll(sql)).getRowObjectsJS()
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}

function daysOf(first: string, count: number, rows: number): Map<string, TestTrade[]> {
  const days = new Map<string, TestTrade[]>()
  let id = 3_000_000_000
  for (const day of daysFrom(first, addDays(first, count - 1))) {
    days.set(day, madeDay(day, rows, id))
    id += rows
  }
  return days
}

const total = (trades: readonly TestTrade[], pick: (trade: TestTrade) => bigint) =>
  trades.reduce((sum, trade) => sum + pick(trade), 0n)

async function exchange(...args: Parameters<typeof startExchange>) {
  const server = await startExchange(...args)
  onTestFinished(server.close)
  return server
}

describe('a collection', () => {
  test('takes one window of five days a run, oldest first, and each trade once, in order, to the last digit', async () => {
    const days = daysOf(START, 15, 3000)
    const server = await exchange({ archives: days, unit: 'ms' })
    const clock = new FakeClock(`${addDays(START, 15)}T12:00:00Z`)
    const harness = createTradesHarness({
      folder: tempFolder(),
      url: server.url,
      clock,
      settings: { today: false },
    })

    const windows = [await harness.run(), await harness.run(), await harness.run()]

    expect(
      windows.map(({ outcome, summary }) => [outcome, summary.window, summary.from, summary.to]),
    ).toEqual([
      ['succeeded', 1, '2024-01-26', '2024-01-30'],
      ['succeeded', 2, '2024-01-31', '2024-02-04'],
      ['succeeded', 3, '2024-02-05', '2024-02-09'],
    ])
    const files = `read_parquet('${harness.folder}/trades/**/*.parquet', hive_partitioning = true)`
    const read =
      await inDuckDb(`SELECT date::VARCHAR AS day, symbol, count(*)::INT AS rows, min(id)::VARCHAR AS first,
        (sum(price) * 100000000)::HUGEINT::VARCHAR AS prices, (sum(quantity) * 100000000)::HUGEINT::VARCHAR AS quantities,
        (sum(quote_quantity) * 100000000)::HUGEINT::VARCHAR AS quotes, epoch_us(max(time))::VARCHAR AS last,
        count_if(buyer_is_maker)::INT AS makers
      FROM ${files} GROUP BY ALL ORDER BY day`)
    expect(read).toEqual(
      [...days].map(([day, trades]) => ({
        day,
        symbol: 'BTCUSDT',
        rows: trades.length,
        first: String(trades[0]?.id),
        prices: String(total(trades, ({ price }) => price)),
        quantities: String(total(trades, ({ quantity }) => quantity)),
        quotes: String(total(trades, ({ price, quantity }) => quoteOf(price, quantity))),
        last: String((trades.at(-1)?.time ?? 0) * 1000),
        makers: trades.filter(({ maker }) => maker).length,
      })),
    )
    const order = await inDuckDb(`SELECT count(*)::INT AS wrong FROM (
      SELECT id - lag(id) OVER (ORDER BY date, file_row_number) AS step
      FROM read_parquet('${harness.folder}/trades/**/*.parquet', hive_partitioning = true, file_row_number = true)
    ) WHERE step <> 1`)
    expect(order).toEqual([{ wrong: 0 }])
  })

  test('sums the bars of whole days, and DuckDB reads them', async () => {
    const days = daysOf(START, 5, 4000)
    const server = await exchange({ archives: days })
    const clock = new FakeClock(`${addDays(START, 5)}T12:00:00Z`)
    const harness = createTradesHarness({
      folder: tempFolder(),
      url: server.url,
      clock,
      settings: { today: false },
    })

    const { summary } = await harness.run()

    const [bars] =
      await inDuckDb(`SELECT count(*)::INT AS bars, min(number)::INT AS first, sum(ticks)::INT AS ticks,
      (sum(dollars) * 100000000)::HUGEINT::VARCHAR AS dollars FROM read_parquet('${harness.folder}/bars/**/*.parquet')`)
    const open = harness.work.bars.lastDay(harness.key, 'dollar')?.state.open
    const all = [...days.values()].flat()
    expect(bars).toMatchObject({ bars: summary.bars, first: 1 })
    expect(Number(bars?.ticks) + (open?.ticks ?? 0)).toBe(20_000)
    expect(BigInt(String(bars?.dollars)) + (open?.dollars ?? 0n)).toBe(
      total(all, ({ price, quantity }) => quoteOf(price, quantity)),
    )
    expect(20_000 / Number(summary.bars)).toBeGreaterThan(350)
    expect(20_000 / Number(summary.bars)).toBeLessThan(450)
  })

  test('waits for an archive not published yet and never skips its day', async () => {
    const days = daysOf(START, 3, 500)
    const archives = new Map([...days].slice(0, 2))
    const server = await exchange({ archives })
    const clock = new FakeClock(`${addDays(START, 3)}T02:00:00Z`)
    const harness = createTradesHarness({
      folder: tempFolder(),
      url: server.url,
      clock,
      settings: { today: false },
    })

    const early = await harness.run()
    const waiting = harness.work.store.day(harness.key, addDays(START, 2))?.state
    archives.set(addDays(START, 2), days.get(addDays(START, 2)) ?? [])
    clock.pass(300_000)
    const late = await harness.run()

    expect(early).toMatchObject({
      outcome: 'partial',
      faults: [{ code: 'trades_archive_missing', source: 'Binance' }],
    })
    expect(waiting).toBe('waiting')
    expect(late).toMatchObject({ outcome: 'succeeded', summary: { days: 1, rows: 500 } })
  })

  test('collects the current day page by page, and its archive replaces it the day after', async () => {
    const days = daysOf(START, 2, 4500)
    const [first, second] = [START, addDays(START, 1)]
    const live = [...days.values()].flat()
    let known = 4500 + 2500
    const archives = new Map([[first, days.get(first) ?? []]])
    const server = await exchange({ archives, live: () => live.slice(0, known) })
    const clock = new FakeClock(`${second}T13:00:00Z`)
    const harness = createTradesHarness({ folder: tempFolder(), url: server.url, clock })

    await harness.run()
    const halfDay = harness.work.store.day(harness.key, second)
    known = 4500 + 4000
    await harness.run()
    const later = harness.work.store.day(harness.key, second)
    archives.set(second, days.get(second) ?? [])
    clock.pass(24 * 3_600_000)
    await harness.run()

    expect(halfDay).toMatchObject({ state: 'partial', source: 'pages', file: { rows: 2500, missingIds: 0 } })
    expect(later).toMatchObject({ state: 'partial', file: { rows: 4000, firstId: halfDay?.file?.firstId } })
    expect(harness.work.store.day(harness.key, second)).toMatchObject({
      state: 'stored',
      source: 'archive',
      file: { rows: 4500 },
    })
  })

  test('writes the same row groups from microsecond archives as from millisecond ones', async () => {
    const days = daysOf(START, 1, 2000)
    const read = async (unit: 'ms' | 'us') => {
      const server = await exchange({ archives: days, unit })
      const clock = new FakeClock(`${addDays(START, 1)}T12:00:00Z`)
      const harness = createTradesHarness({
        folder: tempFolder(),
        url: server.url,
        clock,
        settings: { today: false },
      })
      await harness.run()
      return harness.work.store.day(harness.key, START)?.file?.contentSha256
    }

    const content = await read('us')
    expect(content).toMatch(/^[0-9a-f]{64}$/)
    expect(await read('ms')).toBe(content)
  })
})

const ticks = ['07', '08', '09'].map((day) => sharedData('ticks', `spy_201310${day}_trade.zip`))

test.skipIf(ticks.includes(null))(
  'three real days, 1.14 million trades, arrive to the last digit [needs the real ticks beside the checkout]',
  { timeout: 120_000 },
  async () => {
    const archives = new Map<string, TestTrade[]>()
    let id = 1
    for (const [i, path] of ticks.entries()) {
      const trades = await tickDay(path ?? '', addDays(START, i), id)
      archives.set(addDays(START, i), trades)
      id += trades.length
    }
    const server = await exchange({ archives })
    const clock = new FakeClock(`${addDays(START, 3)}T12:00:00Z`)
    const harness = createTradesHarness({
      folder: tempFolder(),
      url: server.url,
      clock,
      settings: { today: false },
    })

    expect(await harness.run()).toMatchObject({ outcome: 'succeeded', faults: [] })

    const [read] =
      await inDuckDb(`SELECT count(*)::INT AS rows, (sum(price) * 100000000)::HUGEINT::VARCHAR AS prices,
      (sum(quantity) * 100000000)::HUGEINT::VARCHAR AS quantities, (min(price)::DECIMAL(38, 8) * 100000000)::HUGEINT::VARCHAR AS low
      FROM read_parquet('${harness.folder}/trades/**/*.parquet')`)
    const all = [...archives.values()].flat()
    expect(read).toEqual({
      rows: 1_141_823,
      prices: String(total(all, ({ price }) => price)),
      quantities: String(total(all, ({ quantity }) => quantity)),
      low: String(all.map(({ price }) => price).sort((a, b) => Number(a - b))[0]),
    })
  },
)
