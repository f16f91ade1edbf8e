/** Files of whole months: what engines read in them, and what they follow. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { parquetMetadata } from 'hyparquet'
import { expect, test, vi } from 'vitest'
import { addDays, daysFrom } from '../../../../shared/time/calendar-day.ts'
import { madeDay } from '../../../helpers/trade-data.ts'
import { collected, job, START } from '../../../helpers/trades-collected.ts'

// Each test starts worker threads, which is slow on a busy machine.
vi.setConfig({ testTimeout: 120_000 })

const ROWS = 400
/** Six days of January, and days of February after them. */
const MONTHS = { start: START, window_days: 10, bars: [], months: true }

async function inDuckDb(sql: string): Promise<unknown[]> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  try {
    await connection.run(`SET TimeZone = 'UTC'`)
    return (await connection.runAndReadAll(sql)).getRowObjectsJson()
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}

const table = (folder: string, tree: 'trades' | 'months') =>
  `read_parquet('${folder}/${tree}/**/*.parquet', hive_partitioning = true)`

const COLUMNS = 'date, id, price, quantity, quote_quantity, time, buyer_is_maker'

/** The second day, with another quantity. */
const corrected = (day: string) =>
  madeDay(day, ROWS, 1 + ROWS).map((trade, i) =>
    i === 7 ? { ...trade, quantity: trade.quantity + 1n } : trade,
  )

const month = (folder: string, name: string) =>
  join(folder, `months/symbol=BTCUSDT/month=${name}/trades.parquet`)

test('a month in one file has the rows of its days, in their order, to the last digit, each with its day', async () => {
  const { folder } = await collected(8, MONTHS)

  const rows = (tree: 'trades' | 'months') =>
    inDuckDb(`SELECT ${COLUMNS} FROM ${table(folder, tree)} ORDER BY date, id`)
  const [days, months] = [await rows('trades'), await rows('months')]

  expect(days).toHaveLength(8 * ROWS)
  expect(months).toEqual(days)
  const order = await inDuckDb(`SELECT count(*)::INT AS wrong FROM (
    SELECT id - lag(id) OVER (PARTITION BY filename ORDER BY file_row_number) AS step
    FROM read_parquet('${folder}/months/**/*.parquet', filename = true, file_row_number = true)) WHERE step <> 1`)
  expect(order).toEqual([{ wrong: 0 }])
})

test('its footer has bounds of every column, the page index, the order of rows, and the hash of each day', async () => {
  const { folder, work, key } = await collected(8, MONTHS)
  const file = month(folder, '2024-01')

  const chunks =
    await inDuckDb(`SELECT path_in_schema AS name, stats_min_value AS low, stats_max_value AS high,
    stats_null_count::INT AS nulls FROM parquet_metadata('${file}')`)
  const { row_groups } = parquetMetadata(new Uint8Array(readFileSync(file)).buffer)
  const [{ about }] = (await inDuckDb(`SELECT decode(value) AS about FROM parquet_kv_metadata('${file}')
    WHERE decode(key) = 'vigie.trades.month'`)) as [{ about: string }]

  expect(chunks).toContainEqual(
    expect.objectContaining({ name: 'date', low: START, high: '2024-01-31', nulls: 0 }),
  )
  expect(chunks).toContainEqual(expect.objectContaining({ name: 'id', low: '1', high: String(6 * ROWS) }))
  expect(
    row_groups.map(({ sorting_columns }) => sorting_columns?.map(({ column_idx }) => column_idx)),
  ).toEqual([[6, 0]])
  expect(row_groups[0]?.columns.every(({ column_index_offset }) => column_index_offset !== undefined)).toBe(
    true,
  )
  const index = JSON.parse(about) as { month: string; days: { day: string; content_sha256: string }[] }
  expect(index.month).toBe('2024-01')
  expect(index.days.map(({ day, content_sha256 }) => [day, content_sha256])).toEqual(
    daysFrom(START, '2024-01-31').map((day) => [day, work.store.day(key, day)?.file?.contentSha256]),
  )
})

test('a corrected archive replaces its day in its month, and no other month is written again', async () => {
  const { folder, run, archives, clock, service, done, work, key } = await collected(8, MONTHS)
  const february = readFileSync(month(folder, '2024-02'))
  const second = addDays(START, 1)
  const trades = corrected(second)
  archives.set(second, trades)
  clock.pass(2 * 86_400_000)
  work.store.setNext(key, second, 0, clock.now())

  const { summary } = await run()

  expect(summary).toMatchObject({ replaced: 1, months: 1 })
  expect(readFileSync(month(folder, '2024-02')).equals(february)).toBe(true)
  const [sum] = (await inDuckDb(`SELECT (sum(quantity) * 100000000)::HUGEINT::VARCHAR AS sum
    FROM ${table(folder, 'months')} WHERE date = '${second}'`)) as [{ sum: string }]
  expect(BigInt(sum.sum)).toBe(trades.reduce((total, { quantity }) => total + quantity, 0n))
  expect((await done(service.verify(job))).result).toMatchObject({ problems: [] })
})

test('while days are owed, a month is written once, when its last day is there', async () => {
  const { folder, run } = await collected(8, { ...MONTHS, window_days: 2 })

  const written = [existsSync(month(folder, '2024-01'))]
  for (let runs = 0; runs < 3; runs++) {
    await run()
    written.push(existsSync(month(folder, '2024-01')))
  }

  expect(written).toEqual([false, false, true, true])
  expect(existsSync(month(folder, '2024-02'))).toBe(true)
})

test('a damaged day leaves its month as it is, and is named', async () => {
  const { folder, run, archives, file, work, key } = await collected(8, MONTHS)
  const january = readFileSync(month(folder, '2024-01'))
  const second = addDays(START, 1)
  writeFileSync(file(START), 'PAR1 something else PAR1')
  archives.set(second, corrected(second))
  work.store.askAgain(key, second)

  const { outcome, faults } = await run()

  expect([outcome, faults.map(({ code }) => code)]).toEqual(['partial', ['trades_file_malformed']])
  expect(readFileSync(month(folder, '2024-01')).equals(january)).toBe(true)
})

test('verify names a month that is not the one written, and the next run writes it again', async () => {
  const { folder, run, service, done } = await collected(8, MONTHS)
  const january = readFileSync(month(folder, '2024-01'))
  writeFileSync(month(folder, '2024-01'), january.subarray(0, 1000))

  const { result } = await done(service.verify(job))
  await run()

  expect(result?.problems).toEqual([
    {
      day: '2024-01-01',
      problem: 'the file of 2024-01 is not the one written; the next run writes it again',
    },
  ])
  expect(readFileSync(month(folder, '2024-01')).equals(january)).toBe(true)
})

test('months are kept only if the owner wants them, and the status says what they take', async () => {
  const without = await collected(8, { ...MONTHS, months: false })
  const with_ = await collected(8, MONTHS)

  expect(existsSync(join(without.folder, 'months'))).toBe(false)
  expect((await without.service.status(job)).months).toBeNull()
  const bytes = ['2024-01', '2024-02'].map((name) => readFileSync(month(with_.folder, name)).length)
  expect((await with_.service.status(job)).months).toEqual({
    files: 2,
    bytes: bytes.reduce((sum, size) => sum + size, 0),
  })
})
