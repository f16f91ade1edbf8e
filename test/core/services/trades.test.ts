/** Operations started by the owner: verify, repair, bars, export, and the status. */
import { existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { describe, expect, test, vi } from 'vitest'
import { exportCsv } from '../../../main/core/jobs/trades/export.ts'
import type { ExportTask } from '../../../main/core/jobs/trades/tasks.ts'
import { collectionOf } from '../../../main/core/jobs/trades/workspace.ts'
import type { Workers } from '../../../main/core/ports/workers.ts'
import { tradesSettingsSchema } from '../../../shared/kinds/trades.ts'
import { addDays } from '../../../shared/time/calendar-day.ts'
import { madeDay } from '../../helpers/trade-data.ts'
import { collected, job, START } from '../../helpers/trades-collected.ts'

// Each test starts worker threads, which is slow on a busy machine.
vi.setConfig({ testTimeout: 120_000 })

const second = addDays(START, 1)

describe('start', () => {
  test('on a day that has not begun is refused', async () => {
    const { service } = await collected(0)
    const refusal = {
      code: 'invalid_input',
      params: { field: 'start', problem: { messageKey: 'day_ahead', params: { today: START } } },
    }
    expect(() => service.start({ ...job, start: addDays(START, 1) })).toThrow(
      expect.objectContaining(refusal),
    )
  })
})

describe('verify', () => {
  test('finds nothing to say about what was collected', async () => {
    const { service, done } = await collected(3)

    const { state, result } = await done(service.verify(job))

    expect([state, result]).toEqual(['succeeded', { days: 3, rows: 1200, confirmed_gaps: 0, problems: [] }])
    expect((await service.status(job)).verified_days).toBe(3)
  })

  test.each<[string, (file: string) => void, string]>([
    ['gone', (file) => rmSync(file), 'the file no longer exists'],
    ['cut short', (file) => truncateSync(file, 500), 'the file is not the one recorded (500 bytes)'],
    [
      'another',
      (file) => writeFileSync(file, 'PAR1 something else PAR1'),
      'the file is not the one recorded (24 bytes)',
    ],
  ])('names the day whose file is %s, and repair fetches it again', async (_, damage, problem) => {
    const { service, done, file } = await collected(3)
    const before = readFileSync(file(second))
    damage(file(second))

    const found = await done(service.verify(job))
    const repaired = await done(service.repair(job))

    expect(found.result?.problems).toEqual([{ day: second, problem }])
    expect(repaired.result).toMatchObject({ repaired: [second], confirmed: [], problems: [] })
    expect(readFileSync(file(second)).equals(before)).toBe(true)
  })

  test('names missing ids; when the exchange sends the same again they are known to be its own', async () => {
    const { service, done, archives, run, clock } = await collected(2)
    const third = addDays(START, 2)
    archives.set(third, madeDay(third, 400, 801).toSpliced(10, 3))
    clock.pass(86_400_000)
    await run()

    const found = await done(service.verify(job))
    const repaired = await done(service.repair(job))

    expect(found.result?.problems).toEqual([{ day: third, problem: '3 ids are missing (811 to 813)' }])
    expect(repaired.result).toMatchObject({ repaired: [], confirmed: [third], problems: [] })
    expect((await done(service.verify(job))).result).toMatchObject({ confirmed_gaps: 3, problems: [] })
  })

  test('names a seam that does not close, a day missing, and a file the manifest does not know', async () => {
    const { service, done, work, key, db } = await collected(4)
    db.prepare('DELETE FROM trade_days WHERE day = ?').run(second)

    const { result } = await done(service.verify(job))

    expect(work.store.day(key, second)).toBeNull()
    expect(result?.problems).toEqual([
      { day: second, problem: 'the day is missing' },
      { day: second, problem: 'the file is not in the manifest' },
    ])
  })

  test('names ids missing over a day that is held as empty', async () => {
    const { service, archives, run, clock, done } = await collected(1)
    archives.set(addDays(START, 1), [])
    archives.set(addDays(START, 2), madeDay(addDays(START, 2), 400, 801))
    clock.pass(2 * 86_400_000)
    await run()

    const { result } = await done(service.verify(job))

    expect(result).toMatchObject({
      days: 3,
      problems: [{ day: addDays(START, 2), problem: expect.stringMatching(/400.*401.*800/) }],
    })
  })
})

test.each(['verify', 'repair', 'export'] as const)(
  '%s refuses days that are not in order',
  async (action) => {
    const { service } = await collected(0)
    const order = { ...job, path: 'trades.csv', from: addDays(START, 1), to: START }
    const problem = { messageKey: 'day_after_last', params: { to: START } }
    expect(() => service[action](order)).toThrow(
      expect.objectContaining({ code: 'invalid_input', params: { field: 'from', problem } }),
    )
    expect(service.operation(job).operation).toBeNull()
  },
)

describe('bars', () => {
  test('of later days go on from the open bar: the same as building all at once', async () => {
    const settings = {
      bars: tradesSettingsSchema.shape.bars.parse([
        { by: 'dollar', id: 'dollar', threshold: 'fixed', size: 900_000 },
      ]),
    }
    const { service, archives, run, clock, done, folder } = await collected(2, settings)
    archives.set(addDays(START, 2), madeDay(addDays(START, 2), 400, 801))
    clock.pass(86_400_000)
    await run()
    const stepwise = service.bars({ ...job, series: 'dollar', limit: 1000 })
    const day = join(folder, `bars/symbol=BTCUSDT/series=dollar/date=${addDays(START, 2)}/bars.parquet`)
    const file = readFileSync(day)

    await done(service.buildBars({ ...job, rebuild: true }))

    expect(stepwise.items.length).toBeGreaterThan(10)
    expect(service.bars({ ...job, series: 'dollar', limit: 1000 })).toEqual(stepwise)
    expect(readFileSync(day).equals(file)).toBe(true)
  })

  test('say in their files and answers what takers bought and sold, as DuckDB sums it from the trades', async () => {
    const { service, folder } = await collected(2, { bars: [{ by: 'tick', id: 'ticks', ticks: 100 }] })
    const connection = await (await DuckDBInstance.create(':memory:')).connect()
    const one = async (sql: string) => (await connection.runAndReadAll(sql)).getRowsJson()
    const bars = await one(
      `SELECT number, buy_ticks, sell_ticks, buy_volume, sell_volume, buy_dollars, sell_dollars
       FROM read_parquet('${folder}/bars/**/*.parquet') ORDER BY number`,
    )
    const plain = await one(
      `SELECT (id - 1) // 100 + 1, count(*) FILTER (NOT buyer_is_maker), count(*) FILTER (buyer_is_maker),
         sum(quantity) FILTER (NOT buyer_is_maker), sum(quantity) FILTER (buyer_is_maker),
         sum(quote_quantity) FILTER (NOT buyer_is_maker), sum(quote_quantity) FILTER (buyer_is_maker)
       FROM read_parquet('${folder}/trades/**/*.parquet') GROUP BY 1 ORDER BY 1`,
    )
    const [newest] = service.bars({ ...job, series: 'ticks', limit: 1 }).items

    expect(bars).toHaveLength(8)
    expect(bars).toEqual(plain)
    expect(newest && [newest.buy_volume, newest.sell_volume]).toEqual(bars.at(-1)?.slice(3, 5))
  })

  test('are read newest first, page by page', async () => {
    const { service } = await collected(2)
    const first = service.bars({ ...job, series: 'dollar', limit: 1 })

    expect(first.items[0]?.number).toBe(service.series(job).items[0]?.bars)
    expect(first.next_cursor).toBe(first.items[0]?.number === 1 ? null : String(first.items[0]?.number))
    expect(() => service.bars({ ...job, series: 'none', limit: 1 })).toThrow('no bar series "none"')
  })

  test('are built anew from a day whose file was repaired with other trades', async () => {
    const { service, archives, done, file } = await collected(3)
    const before = service.bars({ ...job, series: 'dollar', limit: 1000 })
    archives.set(addDays(START, 2), madeDay(addDays(START, 2), 800, 801))
    rmSync(file(addDays(START, 2)))

    await done(service.repair(job))
    await done(service.buildBars({ ...job, rebuild: false }))

    expect(service.series(job).items[0]?.bars).toBeGreaterThanOrEqual(before.items.length)
    expect(service.series(job).items[0]?.last_day).toBe(addDays(START, 2))
  })
})

test('export writes trades as CSV, and never over a file', async () => {
  const { service, done, folder, archives } = await collected(2)
  const path = join(folder, 'out.csv')

  const first = await done(service.export({ ...job, path }))
  const again = await done(service.export({ ...job, path }))

  const lines = readFileSync(path, 'utf8').trim().split('\n')
  const [one] = archives.get(START) ?? []
  expect(first.result).toMatchObject({ rows: 800 })
  expect(lines).toHaveLength(801)
  expect(lines[1]).toContain(`${one?.id},`)
  expect(again.fault?.code).toBe('trades_file_exists')
})

test.each([
  ['in a folder that is not there', 'nowhere/trades.csv'],
  ['below a file', 'vigie.db/trades.csv'],
  ['of a name that is too long', `${'x'.repeat(300)}.csv`],
])('an export of trades %s is told so', async (_, name) => {
  const { service, done, db } = await collected(1)

  const { fault } = await done(service.export({ ...job, path: join(dirname(db.name), name) }))

  expect(fault).toMatchObject({ code: 'invalid_input', message: expect.stringContaining('"path"') })
})

test('an export that is cancelled leaves nothing behind', async () => {
  const { work, settings, folder } = await collected(1, { bars: [] })
  const path = join(folder, 'trades.csv')
  const stop = new AbortController()
  const workers: Workers = {
    // Stops halfway until aborted.
    run: async (_, { input, signal }) => {
      writeFileSync((input as ExportTask).aside, 'id,price')
      stop.abort()
      return Promise.reject(signal?.reason)
    },
  }

  const options = { signal: stop.signal, progress: () => undefined }
  const order = exportCsv({ ...work, workers }, collectionOf(work, settings), { path }, options)

  await expect(order).rejects.toThrow('aborted')
  expect([existsSync(path), existsSync(`${path}.part`)]).toEqual([false, false])
})

test('status and windows tell dates, rows, size and what is left', async () => {
  const { service } = await collected(7)
  const status = await service.status(job)
  const { items, next_cursor } = service.windows({ ...job, limit: 1 })

  expect(status).toMatchObject({
    first_day: START,
    last_day: addDays(START, 4),
    next_day: addDays(START, 5),
    window: { number: 2, of: 2, from: addDays(START, 5), to: addDays(START, 9) },
    days: 5,
    rows: 2000,
    days_left: 2,
    bytes_left: Math.round((status.bytes / 5) * 2),
  })
  expect(items[0]).toMatchObject({ number: 2, state: 'current' })
  expect(items[0]?.days.map(({ state }) => state)).toEqual(['missing', 'missing', 'missing'])
  expect(service.windows({ ...job, limit: 5, cursor: next_cursor ?? '' }).items[0]).toMatchObject({
    number: 1,
    state: 'done',
  })
})

test('one piece of work at a time: a second one is told which is in hand, and cancel ends it', async () => {
  const { service, done } = await collected(2)
  const first = service.verify(job)

  expect(() => service.repair(job)).toThrow('is using the files of "trades" (Verification)')
  service.cancelOperation(job)
  expect((await done(first)).state).toBe('cancelled')
  expect((await done(service.verify(job))).state).toBe('succeeded')
})
