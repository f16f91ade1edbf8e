/** Parquet as other programs write it: its compressions, nested columns, and numbers that are none. */
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { expect, test } from 'vitest'
import { splitByDay } from '../../../main/adapters/trade-files/adopt.ts'
import { unpackLz4 } from '../../../main/adapters/trade-files/lz4.ts'
import { localize, VigieError } from '../../../shared/errors.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'

const FIELDS = {
  id: 'range + 1',
  price: '(42000 + range % 7)::DOUBLE',
  qty: '0.25::DOUBLE',
  time: '1706227200000 + range',
  side: "CASE WHEN range % 2 = 0 THEN 'buy' ELSE 'sell' END",
}

/** Writes 5,000 trades with DuckDB. */
async function parquet(fields: Record<string, string>, options = 'FORMAT parquet'): Promise<string> {
  const path = join(tempFolder(), 'history.parquet')
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  const columns = Object.entries(fields).map(([name, sql]) => `${sql} AS "${name}"`)
  await connection.run(`COPY (SELECT ${columns} FROM range(5000)) TO '${path}' (${options})`)
  return path
}

/** Returns the hash of the trades adopted, or why none was. */
async function adopted(path: string): Promise<string> {
  const collection = { exchange: 'binance', symbol: 'BTCUSDT' }
  const folder = join(tempFolder(), 'base')
  try {
    const task = { action: 'split', path, columns: {}, folder, collection, digits: 'usual' } as const
    const days = await splitByDay(task, () => undefined)
    return days.map(({ file }) => file.contentSha256).join()
  } catch (error) {
    return error instanceof VigieError ? localize(error.localizable, 'en') : String(error)
  }
}

test.each(['snappy', 'zstd', 'gzip', 'brotli', 'lz4_raw'])('compressed with %s is read', async (codec) => {
  const plain = await adopted(await parquet(FIELDS, 'FORMAT parquet, COMPRESSION uncompressed'))
  expect(plain).toMatch(/^[0-9a-f]{64}$/)
  expect(await adopted(await parquet(FIELDS, `FORMAT parquet, COMPRESSION ${codec}`))).toBe(plain)
})

test('columns inside of others are not those of trades, and do not change how those are read', async () => {
  const { price: _, ...rest } = FIELDS
  expect(await adopted(await parquet({ ...rest, venue: "{'price': 1.5::DECIMAL(12, 2)}" }))).toContain(
    'are not recognised (id, qty, time, side, venue): price is missing',
  )
  const beside = await parquet({ ...FIELDS, venue: "{'price': 1.5::DECIMAL(12, 2), 'tags': ['a', 'b']}" })
  expect(await adopted(beside)).toBe(await adopted(await parquet(FIELDS)))
})

test('numbers in single precision are refused, as digits are lost in them', async () => {
  const path = await parquet({ ...FIELDS, price: '42000.1::FLOAT' })
  expect(await adopted(path)).toContain('the numbers of its column price are in single precision')
})

test.each(['price', 'id', 'time', 'side'])('a row without %s says that it is missing', async (name) => {
  const path = await parquet({
    ...FIELDS,
    [name]: `CASE WHEN range = 6 THEN NULL ELSE ${FIELDS[name as keyof typeof FIELDS]} END`,
  })
  expect(await adopted(path)).toContain(`Line 7 of ${path} is not a trade: ${name} is missing.`)
})

test('a day is no time of a trade, and is named as a day', async () => {
  expect(await adopted(await parquet({ ...FIELDS, time: "'2024-01-26'::DATE" }))).toContain(
    'time is 2024-01-26, not a time',
  )
})

/** 17 letters "a", then 20 bytes that repeat 1 to 4, and the letters "end". */
const BLOCK = Uint8Array.of(0x1c, 97, 1, 0, 0x4c, 1, 2, 3, 4, 4, 0, 0x30, 101, 110, 100)

test('LZ4 repeats what overlaps itself, and refuses a block that is cut or of another size', () => {
  const found = Buffer.from(unpackLz4(BLOCK, 40))
  expect(found.toString('latin1')).toBe(`${'a'.repeat(17)}${'\x01\x02\x03\x04'.repeat(5)}end`)
  expect(() => unpackLz4(BLOCK.subarray(0, 9), 40)).toThrow(RangeError)
  expect(() => unpackLz4(BLOCK, 41)).toThrow(RangeError)
  expect(() => unpackLz4(Uint8Array.of(0x10, 97, 9, 0), 40)).toThrow(RangeError)
})
