/** The Iceberg table: what its readers see while days come, change and go. Engines read it in `scripts/read-trades.ts`. */
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { addDays } from '../../../../shared/time/calendar-day.ts'
import { readTable } from '../../../helpers/iceberg-table.ts'
import { madeDay } from '../../../helpers/trade-data.ts'
import { collected, job, START } from '../../../helpers/trades-collected.ts'

// Each test starts worker threads, which is slow on a busy machine.
vi.setConfig({ testTimeout: 120_000 })

const ROWS = 400
const second = addDays(START, 1)
const TABLE = { bars: [], catalog: true }

test('it has each whole day once, under a second name of the day’s own file', async () => {
  const { folder, file, service } = await collected(3, TABLE)

  const { files, metadata, version } = await readTable(folder)

  const days = [START, second, addDays(START, 2)]
  expect(files.map(({ day, rows }) => [day, rows])).toEqual(days.map((day) => [day, ROWS]))
  expect(files.map(({ path }) => statSync(path).ino)).toEqual(days.map((day) => statSync(file(day)).ino))
  expect(files.map(({ path, bytes }) => statSync(path).size === bytes)).toEqual([true, true, true])
  expect(metadata['format-version']).toBe(2)
  expect(metadata.schemas[0].fields.map(({ name }: { name: string }) => name)).toEqual([
    'id',
    'price',
    'quantity',
    'quote_quantity',
    'time',
    'buyer_is_maker',
    'date',
  ])
  const newest = join(folder, `iceberg/symbol=BTCUSDT/metadata/v${version}.metadata.json`)
  expect((await service.status(job)).catalog).toBe(newest)
})

test('a corrected archive replaces its day in one commit, and the snapshot before keeps its files', async () => {
  const { folder, run, archives, clock, work, key } = await collected(3, TABLE)
  const before = await readTable(folder)
  const old = readFileSync(before.files[1]?.path ?? '')
  archives.set(
    second,
    madeDay(second, ROWS, 1 + ROWS).map((trade) => ({ ...trade, quantity: trade.quantity + 1n })),
  )
  work.store.setNext(key, second, 0, clock.now())

  await run()

  const after = await readTable(folder)
  expect(after.files.map(({ day }) => day)).toEqual(before.files.map(({ day }) => day))
  expect(after.files[1]?.path).not.toBe(before.files[1]?.path)
  expect(readFileSync(before.files[1]?.path ?? '').equals(old)).toBe(true)
  expect(after.snapshot['parent-snapshot-id']).toBe(before.snapshot['snapshot-id'])
  expect(after.snapshot.summary).toMatchObject({ operation: 'overwrite', 'total-records': String(3 * ROWS) })
})

test('a run that changes no day commits nothing', async () => {
  const { folder, run } = await collected(3, TABLE)
  const { version } = await readTable(folder)

  await run()

  expect((await readTable(folder)).version).toBe(version)
})

test('of many commits the last ten can be read, and what no snapshot names is removed', async () => {
  const { folder, run, archives, clock } = await collected(1, { ...TABLE, window_days: 1 })
  for (let i = 1; i <= 14; i++) {
    const day = addDays(START, i)
    archives.set(day, madeDay(day, ROWS, 1 + i * ROWS))
    clock.pass(86_400_000)
    await run()
  }

  const { place, files, metadata } = await readTable(folder)

  expect(files).toHaveLength(15)
  expect(metadata.snapshots).toHaveLength(10)
  const names = readdirSync(join(place, 'metadata'))
  expect(names.filter((name) => name.startsWith('snap-'))).toHaveLength(10)
  expect(names.filter((name) => name.endsWith('.metadata.json'))).toHaveLength(10)
  expect(readdirSync(join(place, 'data'))).toHaveLength(15)
})

test.each([
  ['its hint', 'version-hint.text'],
  ['its metadata', 'v1.metadata.json'],
])('is made anew if %s cannot be read', async (_, name) => {
  const { folder, run } = await collected(3, TABLE)
  const { place, files } = await readTable(folder)
  writeFileSync(join(place, 'metadata', name), 'damaged')

  await run()

  expect((await readTable(folder)).files).toEqual(files)
})

test('is kept only if the owner wants it', async () => {
  const { folder, service } = await collected(3, { ...TABLE, catalog: false })

  expect(existsSync(join(folder, 'iceberg'))).toBe(false)
  expect((await service.status(job)).catalog).toBeNull()
})
