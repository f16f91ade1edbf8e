/** The work asked for by hand: verify, repair, base, bars, export, and what status tells. */
import { existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { systemRandom } from '../../../main/adapters/random/system.ts'
import { addDays, daysFrom } from '../../../main/core/jobs/trades/day.ts'
import { createTradesKind } from '../../../main/core/jobs/trades/kind.ts'
import { createOperations } from '../../../main/core/jobs/trades/operations.ts'
import { createTradesService } from '../../../main/core/services/trades.ts'
import type { Operation } from '../../../shared/contract/trades.ts'
import { type TradesSettings, tradesSettingsSchema } from '../../../shared/kinds/trades.ts'
import { FakeClock } from '../../helpers/fake-clock.ts'
import { memorySettings } from '../../helpers/memory-settings.ts'
import { sharedData } from '../../helpers/shared-data.ts'
import { silentLog } from '../../helpers/silent-log.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'
import { csvOf, madeDay, type TestTrade } from '../../helpers/trade-data.ts'
import { tradesWorld } from '../../helpers/trades-world.ts'
import { startExchange } from '../../servers/exchange.ts'

// Each test starts worker threads, which takes its time on a machine that does other work.
vi.setConfig({ testTimeout: 120_000 })

const START = '2024-01-26'
const job = { job_id: 'trades' }

/** Some days collected, and the service over them. */
async function collected(days: number, settings: Partial<TradesSettings> = {}, rows = 400) {
  const archives = new Map<string, TestTrade[]>()
  for (const [i, day] of daysFrom(START, addDays(START, days - 1)).entries()) {
    archives.set(day, madeDay(day, rows, 1 + i * rows))
  }
  const server = await startExchange({ archives })
  onTestFinished(server.close)
  const clock = new FakeClock(`${addDays(START, days)}T12:00:00Z`)
  const world = tradesWorld({
    folder: tempFolder(),
    url: server.url,
    clock,
    settings: { today: false, ...settings },
  })
  if (days > 0) await world.run()
  const operations = createOperations({
    busy: world.work.busy,
    clock,
    random: systemRandom,
    log: silentLog(),
    changed: () => undefined,
  })
  const definition = { ...createTradesKind(world.work).defaults('UTC'), settings: world.settings }
  const parts = {
    work: world.work,
    operations,
    settings: memorySettings({ jobs: { trades: definition } }),
  }
  const service = createTradesService({ ...parts, ...schedulerStandIn(definition) })
  const done = async ({ operation }: { operation: Operation }): Promise<Operation> => {
    for (;;) {
      const now = service.operation(job).operation
      if (now?.id === operation.id && now.state !== 'running') return now
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  const file = (day: string) => join(world.folder, `trades/symbol=BTCUSDT/date=${day}/trades.parquet`)
  return { ...world, archives, service, done, file, clock }
}

/** Jobs and runs as far as `status` asks them. */
function schedulerStandIn(definition: object) {
  const state = {
    id: 'trades',
    definition,
    state: 'idle',
    running: null,
    last_run: null,
    next_run_time: null,
  }
  return {
    jobs: { get: () => state } as never,
    runs: { list: () => ({ items: [], next_cursor: null }) } as never,
  }
}

const second = addDays(START, 1)

describe('verify', () => {
  test('finds nothing to say about what was collected', async () => {
    const { service, done } = await collected(3)

    const { state, result } = await done(service.verify(job))

    expect([state, result]).toEqual(['succeeded', { days: 3, rows: 1200, confirmedGaps: 0, problems: [] }])
    expect((await service.status(job)).verified_days).toBe(3)
  })

  test.each<[string, (file: string) => void, string]>([
    ['gone', (file) => rmSync(file), 'the file is gone'],
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
    expect((await done(service.verify(job))).result).toMatchObject({ confirmedGaps: 3, problems: [] })
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
})

describe('base', () => {
  /** A consolidated CSV of three days with its own column names. */
  function csvFile(folder: string, header: string): string {
    const path = join(folder, 'consolidated.csv')
    const days = [0, 1, 2].map((i) => madeDay(addDays(START, i), 400, 1 + i * 400))
    writeFileSync(path, `${header}\n${csvOf(days.flat())}`)
    return path
  }
  const HEADER = 'trade_id,price,qty,quoteQty,timestamp,isBuyerMaker,isBestMatch'

  test('splits a consolidated file by day; edges stay open until their archive has come', async () => {
    const { service, done, folder, run, clock, archives, work, key } = await collected(0)
    for (const i of [0, 1, 2]) archives.set(addDays(START, i), madeDay(addDays(START, i), 400, 1 + i * 400))

    const { result } = await done(
      service.base({ ...job, path: csvFile(join(folder, '..'), HEADER), columns: {} }),
    )
    const states = [0, 1, 2].map((i) => work.store.day(key, addDays(START, i))?.state)
    clock.pass(3 * 86_400_000)
    await run()

    expect(result).toMatchObject({ from: START, to: addDays(START, 2), rows: 1200, known: [], refused: [] })
    expect(states).toEqual(['partial', 'stored', 'partial'])
    expect((await done(service.verify(job))).result).toMatchObject({ days: 3, rows: 1200, problems: [] })
  })

  test('adopts nothing twice, and never over other trades', async () => {
    const { service, done, folder, file } = await collected(3)
    const before = readFileSync(file(START))
    const path = csvFile(join(folder, '..'), HEADER)

    const again = await done(service.base({ ...job, path, columns: {} }))
    writeFileSync(path, `${HEADER}\n${csvOf(madeDay(START, 399, 1))}`)
    const other = await done(service.base({ ...job, path, columns: {} }))

    expect(again.result).toMatchObject({ adopted: [], known: daysFrom(START, addDays(START, 2)), rows: 0 })
    expect(other.result).toMatchObject({ adopted: [], refused: [START] })
    expect(other.result?.explanation).toContain('already held with other trades')
    expect(readFileSync(file(START)).equals(before)).toBe(true)
  })

  test('asks for the column it does not find, and takes the name it is told', async () => {
    const { service, done, folder } = await collected(0)
    const path = csvFile(join(folder, '..'), HEADER.replace('trade_id', 'no'))

    const unmapped = await done(service.base({ ...job, path, columns: {} }))
    const mapped = await done(service.base({ ...job, path, columns: { id: 'no' } }))

    expect(unmapped.fault).toMatchObject({ code: 'trades_file_unmapped' })
    expect(unmapped.fault?.message).toContain('--map id=COLUMN')
    expect(mapped.result).toMatchObject({ rows: 1200 })
  })

  test('reads Parquet written by another engine to the last digit', async () => {
    const { service, done, folder, file } = await collected(3)
    const foreign = join(folder, '..', 'foreign.parquet')
    const instance = await DuckDBInstance.create(':memory:')
    const connection = await instance.connect()
    await connection.run(`COPY (SELECT id AS trade_id, price::DECIMAL(38, 10) AS price, quantity AS amount, time AS timestamp,
      CASE WHEN buyer_is_maker THEN 'sell' ELSE 'buy' END AS side FROM read_parquet('${folder}/trades/**/*.parquet')
      ORDER BY id) TO '${foreign}' (FORMAT parquet)`)
    connection.closeSync()
    const fresh = await collected(0)

    const { result } = await fresh.done(fresh.service.base({ ...job, path: foreign, columns: {} }))

    expect(result).toMatchObject({ rows: 1200, adopted: daysFrom(START, addDays(START, 2)) })
    expect(readFileSync(fresh.file(second)).equals(readFileSync(file(second)))).toBe(true)
    expect(existsSync(join(fresh.folder, '.incoming', 'base')), 'nothing is left aside').toBe(false)
    expect(await done(service.verify(job))).toMatchObject({ state: 'succeeded' })
  })

  const real = sharedData('D_trades', 'binance_btcusdt_trades_2021-01-08_2001rows.parquet')
  test.skipIf(real === null)(
    'recognises a real file of another program [needs the real trades beside the checkout]',
    async () => {
      const { service, done } = await collected(0)

      const { result } = await done(service.base({ ...job, path: real ?? '', columns: {} }))

      expect(result).toMatchObject({ from: '2021-01-08', to: '2021-01-08', rows: 2001 })
    },
  )
})

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

  test('are read newest first, page by page', async () => {
    const { service } = await collected(2)
    const first = service.bars({ ...job, series: 'dollar', limit: 1 })

    expect(first.items[0]?.number).toBe(service.series(job).items[0]?.bars)
    expect(first.next_cursor).toBe(first.items[0]?.number === 1 ? null : String(first.items[0]?.number))
    expect(() => service.bars({ ...job, series: 'none', limit: 1 })).toThrow('no series of bars "none"')
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
  expect(again.fault?.code).toBe('invalid_input')
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

  expect(() => service.repair(job)).toThrow('being worked on (verify)')
  service.cancelOperation(job)
  expect((await done(first)).state).toBe('cancelled')
  expect((await done(service.verify(job))).state).toBe('succeeded')
})
