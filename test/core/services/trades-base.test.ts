/** Adopting data that others collected. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { describe, expect, test, vi } from 'vitest'
import { basePreviewSchema } from '../../../shared/contract/trades.ts'
import { localizeAnswer } from '../../../shared/localized.ts'
import { addDays, daysFrom } from '../../../shared/time/calendar-day.ts'
import { sharedData } from '../../helpers/shared-data.ts'
import { csvOf, madeDay } from '../../helpers/trade-data.ts'
import { collected, job, START } from '../../helpers/trades-collected.ts'
import { zipOf } from '../../helpers/zip.ts'

// Each test starts worker threads, which is slow on a busy machine.
vi.setConfig({ testTimeout: 120_000 })

const second = addDays(START, 1)

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
    expect(other.result?.explanation).toContain('already stored with other trades')
    expect(readFileSync(file(START)).equals(before)).toBe(true)
  })

  test('gives a day that was never published from the archive of its month, and leaves the others', async () => {
    const { service, done, folder, file, work, key } = await collected(3)
    const before = readFileSync(file(START))
    await done(service.forget({ ...job, day: second }))
    const all = [0, 1, 2].flatMap((i) => madeDay(addDays(START, i), 400, 1 + i * 400))
    const month = join(folder, '..', 'BTCUSDT-trades-2024-01.zip')
    writeFileSync(month, zipOf('BTCUSDT-trades-2024-01.csv', csvOf(all)))

    const { result } = await done(service.base({ ...job, path: month, columns: {} }))

    expect(result).toMatchObject({ adopted: [second], refused: [] })
    expect(work.store.day(key, second)).toMatchObject({ state: 'stored', file: { rows: 400 } })
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

  test('shows beforehand what a file holds, which columns are known and which are not', async () => {
    const { service, folder, work, key } = await collected(0)
    const path = csvFile(join(folder, '..'), HEADER.replace('trade_id', 'no'))
    const look = async (columns: Record<string, string>, at = path) =>
      localizeAnswer(await service.previewBase({ ...job, path: at, columns }), 'en')

    const unmapped = await look({})
    expect(unmapped).toMatchObject({ files: 1, file: path, missing: ['id'], sample: [], problem: null })
    expect(unmapped.columns).toContain('no')
    expect(unmapped.mapping).toMatchObject({ quantity: 'qty', time: 'timestamp' })

    const mapped = await look({ id: 'no' })
    expect(basePreviewSchema.parse(mapped)).toEqual(mapped)
    expect(mapped.missing).toEqual([])
    expect(mapped.sample).toHaveLength(5)
    expect(mapped.sample[0]).toMatchObject({ id: '1', time: expect.stringContaining(START) })
    expect(work.store.totals(key).days, 'nothing is adopted').toBe(0)

    expect((await look({ id: 'price' })).problem).toContain('not a whole number')
    // A file of another form is a fault of the input, not of Vigie's own files.
    writeFileSync(join(folder, '..', 'vigie.db'), 'SQLite format 3')
    await expect(look({}, join(folder, '..', 'vigie.db'))).rejects.toMatchObject({
      code: 'trades_foreign_malformed',
    })
    const empty = join(folder, '..', 'empty')
    mkdirSync(empty)
    expect(await look({}, empty)).toMatchObject({ files: 0, file: null })
    await expect(look({}, join(folder, 'nowhere'))).rejects.toThrow('there is no file')
  })

  test('reads Parquet written by another engine to the last digit', async () => {
    const work = await collected(3)
    const { service, done, folder } = work
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
    const content = (of: typeof fresh) => of.work.store.day(of.key, second)?.file?.contentSha256
    expect(content(fresh)).toBe(content(work))
    expect(content(fresh)).toBeTruthy()
    expect(
      existsSync(join(fresh.folder, '.incoming', 'binance-trades-BTCUSDT', 'base')),
      'nothing is left aside',
    ).toBe(false)
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
