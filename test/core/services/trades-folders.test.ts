/** The folder of a history: whose files are there, disks that go away, and a database that was lost. */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { expect, test, vi } from 'vitest'
import { createTradeFiles } from '../../../main/adapters/trade-files/files.ts'
import { addDays } from '../../../shared/time/calendar-day.ts'
import { DAY_MS } from '../../../shared/time/units.ts'
import { caught } from '../../helpers/caught.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'
import { madeDay } from '../../helpers/trade-data.ts'
import { collected, job, START } from '../../helpers/trades-collected.ts'
import { createTradesHarness } from '../../helpers/trades-harness.ts'

vi.setConfig({ testTimeout: 120_000 })

const second = addDays(START, 1)
const MARKER = 'trades/symbol=BTCUSDT/.vigie.json'

test('a disk that was unplugged is noticed: nothing is written to its mount point, and it goes on when it is back', async () => {
  const disk = join(tempFolder(), 'disk')
  const { run, service, done, archives, clock, work, key } = await collected(2, { bars: [], folder: disk })
  const unplugged = `${disk}-away`
  renameSync(disk, unplugged)
  mkdirSync(disk)
  archives.set(addDays(START, 2), madeDay(addDays(START, 2), 400, 801))
  clock.pass(DAY_MS)

  const fault = await caught(run())
  const { fault: shown } = await done(service.verify(job))
  const written = existsSync(join(disk, 'trades'))
  rmSync(disk, { recursive: true })
  renameSync(unplugged, disk)
  await run()

  expect([fault.code, shown?.code, written]).toEqual(['trades_folder_gone', 'trades_folder_gone', false])
  expect(work.store.daysInState(key, 'broken')).toEqual([])
  expect(work.store.day(key, second)?.state).toBe('stored')
})

test('another disk in its place, or another data folder, is never written to', async () => {
  const folder = join(tempFolder(), 'shared')
  const { server, clock } = await collected(1, { bars: [], folder })
  const before = readFileSync(join(folder, MARKER), 'utf8')
  const other = createTradesHarness({
    folder: tempFolder(),
    url: server.url,
    clock,
    settings: { today: false, bars: [], folder },
  })

  const fault = await caught(other.run())

  expect(fault).toMatchObject({ code: 'trades_folder_taken', collection: 'binance/trades/BTCUSDT' })
  expect(readFileSync(join(folder, MARKER), 'utf8')).toBe(before)
})

test('a history of a version without markers gets one; readers of the partitions do not see it', async () => {
  const { run, db, folder } = await collected(2, { bars: [] })
  rmSync(join(folder, MARKER))
  db.exec('DELETE FROM trade_folders')

  await run()

  expect(existsSync(join(folder, MARKER))).toBe(true)
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const sql = `SELECT count(*)::INT AS n FROM read_parquet('${folder}/trades/**/*.parquet', hive_partitioning = true)`
  expect((await connection.runAndReadAll(sql)).getRowObjectsJS()).toEqual([{ n: 800 }])
  connection.closeSync()
  instance.closeSync()
})

test.each([
  ['EROFS: read-only file system', 'its disk is read-only'],
  ['EACCES: permission denied', 'Vigie may not write there'],
  ['EIO: i/o error', 'its disk reports errors'],
])('"%s" is said in words', async (message, words) => {
  const { archives, clock, db, server, folder } = await collected(1, { bars: [] })
  archives.set(second, madeDay(second, 400, 401))
  clock.pass(DAY_MS)
  const place = () => Promise.reject(Object.assign(new Error(message), { code: message.split(':')[0] }))
  const files = { ...createTradeFiles(), place }
  const harness = createTradesHarness({
    folder: join(db.name, '..'),
    url: server.url,
    clock,
    settings: { today: false, bars: [], start: second, folder },
    replace: { files },
  })

  const fault = await caught(harness.run())

  expect(fault).toMatchObject({ code: 'trades_disk_failed', folder })
  expect(String(fault.problem)).toContain(words)
})

test('a full disk tells what one more day needs, by the days that are there', async () => {
  const { archives, clock, db, server, folder, work, key } = await collected(1, { bars: [] })
  archives.set(second, madeDay(second, 400, 401))
  clock.pass(DAY_MS)
  const place = () => Promise.reject(Object.assign(new Error('ENOSPC: no space left'), { code: 'ENOSPC' }))
  const harness = createTradesHarness({
    folder: join(db.name, '..'),
    url: server.url,
    clock,
    settings: { today: false, bars: [], start: second, folder },
    replace: { files: { ...createTradeFiles(), place } },
  })

  const fault = await caught(harness.run())

  const bytes = work.store.day(key, START)?.file?.bytes ?? 0
  expect(fault).toMatchObject({ code: 'trades_disk_full', needed_mb: Math.round((bytes * 6) / 1e6) })
})

test('a lost database is rebuilt from the files, and the collection goes on without fetching them again', async () => {
  const { db, service, done, run, work, key, server, folder } = await collected(3, { bars: [] })
  const days = work.store.days(key, START, addDays(START, 2))
  const foreign = join(folder, `trades/symbol=BTCUSDT/date=${addDays(START, 9)}`)
  mkdirSync(foreign)
  writeFileSync(
    join(foreign, 'trades.parquet'),
    readFileSync(join(folder, `trades/symbol=BTCUSDT/date=${START}/trades.parquet`)),
  )
  db.exec('DELETE FROM trade_days; DELETE FROM trade_folders')

  const refused = await caught(run())
  const { result } = await done(service.reindex(job))
  const asked = server.requests.length
  await run()

  expect(refused.code).toBe('trades_folder_taken')
  expect(result).toEqual({
    days: 3,
    rows: 1200,
    known: 0,
    problems: [{ day: addDays(START, 9), problem: `the file is of binance/trades/BTCUSDT ${START}` }],
  })
  const rebuilt = work.store.days(key, START, addDays(START, 2))
  expect(
    rebuilt.map(({ state, source, file, quality }) => [state, source, file, quality?.archive?.sha256]),
  ).toEqual(days.map(({ state, source, file, quality }) => [state, source, file, quality?.archive?.sha256]))
  expect(server.requests.length).toBe(asked)
})
