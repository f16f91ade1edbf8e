/** Files to adopt as other programs write them: pandas, Excel, Spark, a folder of parts. */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { DuckDBInstance } from '@duckdb/node-api'
import { expect, onTestFinished, test, vi } from 'vitest'
import { ParquetFile, pageOf } from '../../../main/adapters/trade-files/parquet-file.ts'
import { addDays } from '../../../shared/time/calendar-day.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'
import { csvOf, madeDay } from '../../helpers/trade-data.ts'
import { collected, job, START } from '../../helpers/trades-collected.ts'
import { zipOf } from '../../helpers/zip.ts'

// Each test starts worker threads, which is slow on a busy machine.
vi.setConfig({ testTimeout: 120_000 })

/** Returns what is stored of an adopted text, or why it was refused. */
async function adopted(text: string, name = 'base.csv') {
  const path = join(tempFolder(), name)
  writeFileSync(path, text)
  return adoptedFrom(path)
}

async function adoptedFrom(path: string, settings = {}) {
  const { service, done, folder } = await collected(0, settings)
  const { result, fault } = await done(service.base({ ...job, path, columns: {} }))
  if (fault !== null || result === null) return { fault, rows: [] }
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const rows = await connection.runAndReadAll(
    `SELECT id::INT AS id, price::VARCHAR AS price, quantity::VARCHAR AS quantity, date::VARCHAR AS day,
      epoch_us(time)::VARCHAR AS time FROM read_parquet('${folder}/trades/**/*.parquet', hive_partitioning = true) ORDER BY id`,
  )
  return { fault, rows: rows.getRowObjectsJS() }
}

test('a time without a zone is UTC, whatever the zone of this machine, and keeps its microseconds', async () => {
  vi.stubEnv('TZ', 'Africa/Casablanca')
  onTestFinished(() => void vi.unstubAllEnvs())
  const { rows, fault } = await adopted(
    [
      'id,price,qty,time,isBuyerMaker',
      `1,42000,1,${START} 00:00:00.000001,True`,
      `2,42000,1,${START}T10:00:00.123456+01:00,True`,
      `3,42000,1,${START} 23:59:59.999999+00:00,True`,
    ].join('\n'),
  )

  expect(fault).toBeNull()
  const midnight = Date.parse(`${START}T00:00:00Z`) * 1000
  expect(rows.map(({ day, time }) => [day, Number(time) - midnight])).toEqual([
    [START, 1],
    [START, 9 * 3_600_000_000 + 123_456],
    [START, 86_400_000_000 - 1],
  ])
})

test('a decimal may be written with an exponent, or with the noise of a double', async () => {
  const at = Date.parse(`${START}T01:00:00Z`)
  const { rows, fault } = await adopted(
    [
      'id,price,qty,time,isBuyerMaker',
      `1,4.2e4,1e-05,${at},True`,
      `2,42000.0,1.5E-7,${at},True`,
      `3,0.30000000000000004,1,${at},True`,
    ].join('\n'),
  )

  expect(fault).toBeNull()
  expect(rows.map(({ price, quantity }) => [price, quantity])).toEqual([
    ['42000.00000000', '0.00001000'],
    ['42000.00000000', '0.00000015'],
    ['0.30000000', '1.00000000'],
  ])
})

test.each(['1e-9', '0.123456789', '1234567890.123456785', '1e400', 'nan', ''])(
  'the quantity "%s" is refused, never rounded',
  async (quantity) => {
    const at = Date.parse(`${START}T01:00:00Z`)
    const { fault } = await adopted(`id,price,qty,time,isBuyerMaker\n1,42000,${quantity},${at},True\n`)

    expect(fault).toMatchObject({ code: 'trades_row_malformed' })
  },
)

test.each([
  ['a byte order mark', '\ufeffid,price,qty,time,isBuyerMaker', '7,42000,1,'],
  ['an index without a name', ',id,price,qty,time,isBuyerMaker', '0,7,42000,1,'],
])('a header may begin with %s', async (_, header, start) => {
  const { rows, fault } = await adopted(`${header}\n${start}${Date.parse(`${START}T01:00:00Z`)},True\n`)

  expect(fault).toBeNull()
  expect(rows).toMatchObject([{ id: 7 }])
})

test.each([
  ['', `1706227200,42000.1,0.5\n1706227201,42000.2,0.1\n`],
  [' with fractions of seconds', `1706227200.1234,42000.1,0.5\n`],
  [' with a header', `time,price,volume\n1706227200,42000.1,0.5\n`],
])('the dump of Kraken%s is refused with what it lacks, and what to do instead', async (_, csv) => {
  const { rows, fault } = await adopted(csv)

  expect(rows).toEqual([])
  expect(fault).toMatchObject({ code: 'trades_foreign_malformed' })
  expect(fault?.message).toContain('neither the numbers nor the sides')
})

test('a folder may hold folders that are named like files', async () => {
  const folder = tempFolder()
  mkdirSync(join(folder, 'dataset_raw.csv'))
  writeFileSync(join(folder, 'dataset_raw.csv', 'part-00000.csv'), csvOf(madeDay(START, 5, 1)))

  const { rows, fault } = await adoptedFrom(folder)

  expect(fault).toBeNull()
  expect(rows).toHaveLength(5)
})

test('parts may follow each other in any order, and overlap with the very same trades', async () => {
  const folder = tempFolder()
  const trades = [...madeDay(START, 40, 1), ...madeDay(addDays(START, 1), 40, 41)]
  writeFileSync(join(folder, 'part-0.csv'), csvOf(trades.slice(30)))
  writeFileSync(join(folder, 'part-1.csv'), csvOf(trades.slice(0, 35)))

  const { rows, fault } = await adoptedFrom(folder)

  expect(fault).toBeNull()
  expect(rows.map(({ id }) => id)).toEqual(trades.map(({ id }) => id))
})

test('the old times of Spark and Hive keep their microseconds', async () => {
  const path = join(tempFolder(), 'spark.parquet')
  const column = (name: string, type: 'INT64' | 'DOUBLE' | 'INT96' | 'BOOLEAN') =>
    ({ name, type, repetition_type: 'REQUIRED' }) as const
  const columns = [
    column('id', 'INT64'),
    column('price', 'DOUBLE'),
    column('qty', 'DOUBLE'),
    column('time', 'INT96'),
    column('m', 'BOOLEAN'),
  ]
  const bytes = new DataView(new ArrayBuffer(12))
  bytes.setBigInt64(0, 3_600_123_456_000n, true)
  bytes.setInt32(8, 2_440_588 + Date.parse(START) / 86_400_000, true)
  const values = [
    new BigInt64Array([1n]),
    new Float64Array([42000.1]),
    new Float64Array([0.5]),
    bytes,
    new Uint8Array([1]),
  ]
  const handle = await open(path, 'w')
  const file = new ParquetFile(handle, [{ name: 'root', num_children: columns.length }, ...columns])
  const pages = values.map(({ buffer, byteLength }) => pageOf(new Uint8Array(buffer, 0, byteLength), null))
  await file.append(1, await Promise.all(pages))
  await file.finish()
  await handle.close()

  const { rows, fault } = await adoptedFrom(path)

  expect(fault).toBeNull()
  expect(rows).toMatchObject([{ day: START, time: String((Date.parse(START) + 3_600_000) * 1000 + 123_456) }])
})

const at = Date.parse(`${START}T01:00:00Z`)
const NAMES = 'id,price,qty,time,isBuyerMaker'

test.each([
  ['gzip', 'base.csv.gz', (csv: Buffer) => gzipSync(csv)],
  ['zip', 'base.zip', (csv: Buffer) => zipOf('base.csv', csv)],
])('a CSV compressed with %s is read like a plain one', async (_, name, compressed) => {
  const path = join(tempFolder(), name)
  writeFileSync(path, compressed(csvOf(madeDay(START, 50, 1))))

  const { rows, fault } = await adoptedFrom(path)

  expect(fault).toBeNull()
  expect(rows).toHaveLength(50)
})

test('a folder of monthly files, compressed or not, is one history', async () => {
  const folder = tempFolder()
  const next = addDays(START, 1)
  writeFileSync(join(folder, 'BTCUSDT-trades-2024-01.csv.gz'), gzipSync(csvOf(madeDay(START, 50, 1))))
  writeFileSync(join(folder, 'BTCUSDT-trades-2024-02.zip'), zipOf('x.csv', csvOf(madeDay(next, 50, 51))))

  const { rows } = await adoptedFrom(folder)

  expect(rows.map(({ id }) => id)).toEqual(Array.from({ length: 100 }, (_, i) => i + 1))
  expect([...new Set(rows.map(({ day }) => day))]).toEqual([START, next])
})

test.each([
  [
    'thousands in quotation marks',
    NAMES,
    `1,"42,000.10","1,250",${at},True`,
    ['42000.10000000', '1250.00000000'],
  ],
  [
    'semicolons and decimal commas',
    NAMES.replaceAll(',', ';'),
    `1;42000,1;0,5;${at};True`,
    ['42000.10000000', '0.50000000'],
  ],
  [
    'points between thousands',
    NAMES.replaceAll(',', ';'),
    `1;4.200,1;1.234.567,5;${at};True`,
    ['4200.10000000', '1234567.50000000'],
  ],
  [
    'narrow spaces between thousands',
    NAMES.replaceAll(',', '\t'),
    `1\t42\u202F000.5\t0.5\t${at}\tTrue`,
    ['42000.50000000', '0.50000000'],
  ],
  [
    'a point and three decimals',
    NAMES.replaceAll(',', ';'),
    `1;1.250;0.125;${at};True`,
    ['1.25000000', '0.12500000'],
  ],
])('numbers with %s keep their value', async (_, names, line, numbers) => {
  const { rows, fault } = await adopted(`${names}\n${line}\n`)

  expect(fault).toBeNull()
  expect(rows.map(({ price, quantity }) => [price, quantity])).toEqual([numbers])
})

test.each([
  ['a name', '"x', 'unclosed'],
  ['1', '42,00,0', 'price'],
])('a fault names the line of the file, its header and empty lines counted (%s)', async (id, price) => {
  const good = `1,42000,1,${at},True`
  const { fault } = await adopted(`${NAMES}\n\n${good}\n${id},"${price}",1,${at},True\n`)

  expect(fault).toMatchObject({ code: expect.stringMatching(/^trades_/) })
  if (fault?.code === 'trades_row_malformed') expect(fault.message).toMatch(/[Ll]ine 4\b/)
})

test('the quick way for archives gives the same files as the careful one', async () => {
  const days = [madeDay(START, 3000, 1), madeDay(addDays(START, 1), 3000, 3001)].flat()
  const names = 'id,price,qty,quoteQty,time,isBuyerMaker,isBestMatch\n'
  const contents = async (text: string) => {
    const path = join(tempFolder(), 'base.csv')
    writeFileSync(path, text)
    const { service, done, work, key } = await collected(0)
    expect((await done(service.base({ ...job, path, columns: {} }))).fault).toBeNull()
    return [START, addDays(START, 1)].map((day) => work.store.day(key, day)?.file)
  }
  const csv = csvOf(days).toString()
  const [header, quick] = [await contents(names + csv), await contents(csv)]
  const swapped = csv.split('\n')
  ;[swapped[10], swapped[11]] = [swapped[11] ?? '', swapped[10] ?? '']
  const careful = await contents(swapped.join('\n'))

  expect(header).toEqual(quick)
  expect(careful.map((file) => file?.contentSha256)).toEqual(quick.map((file) => file?.contentSha256))
})

test('aggregate trades are not adopted as trades', async () => {
  const path = join(tempFolder(), 'base.csv')
  writeFileSync(path, csvOf(madeDay(START, 5, 1)))

  const { fault } = await adoptedFrom(path, { dataset: 'agg_trades' })

  expect(fault).toMatchObject({ code: 'invalid_input' })
})

test('a file that cannot be read is told so', async () => {
  const folder = tempFolder()
  symlinkSync(join(folder, 'nowhere'), join(folder, 'broken.csv'))
  mkdirSync(join(folder, 'none.parquet'))

  expect((await adoptedFrom(folder)).fault).toMatchObject({ code: 'invalid_input' })
})

test('the dump of Kraken is known by its preview', async () => {
  const path = join(tempFolder(), 'XBTUSD.csv')
  writeFileSync(path, '1706227200,42000.1,0.5\n')
  const { service } = await collected(0)
  const seen = await service.previewBase({ ...job, path, columns: {} })

  expect(seen).toMatchObject({
    columns: ['time', 'price', 'volume'],
    sample: [],
    problem: { messageKey: 'trades_foreign_malformed' },
  })
})
