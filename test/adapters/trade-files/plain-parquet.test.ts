/** Parquet of other programs read as lines of an archive. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { expect, test } from 'vitest'
import { quickSources } from '../../../main/adapters/trade-files/quick-source.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'

const FLAG = 'i % 2 = 0 AS buyer_is_maker'
const TIME = 'make_timestamp(1706263200000000 + i) AS time'

/** Writes rows of a query over `i`, 1 to `count`, and returns them as lines. */
async function linesOf(select: string, count = 3, options = ''): Promise<string[] | null> {
  const folder = tempFolder()
  mkdirSync(folder, { recursive: true })
  const path = join(folder, 'history.parquet')
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  await connection.run(
    `COPY (SELECT ${select} FROM range(1, ${count + 1}) AS t(i)) TO '${path}' (FORMAT parquet${options})`,
  )
  const [source] = (await quickSources([path], { named: {}, scale: 8 })) ?? []
  if (source === undefined) return null
  let all = ''
  for await (const piece of source.bytes()) all += Buffer.from(piece).toString()
  return all.trim().split('\n')
}

test.each([
  ['decimals of fewer places', '(i + 0.5)::DECIMAL(9, 2) AS price', TIME],
  ['decimals of more places', '(i + 0.5)::DECIMAL(38, 12) AS price', TIME],
  ['doubles', '(i + 0.5)::DOUBLE AS price', TIME],
  ['texts', '(i + 0.5)::VARCHAR AS price', TIME],
  ['nanoseconds', 'i + 0.5 AS price', 'make_timestamp_ns(1706263200000000999 + i * 1000) AS time'],
  ['microseconds as whole numbers', 'i + 0.5 AS price', '1706263200000000 + i AS time'],
])('with %s', async (_, price, time) => {
  expect(await linesOf(`i AS id, ${price}, 2 AS qty, 3 AS cost, ${time}, ${FLAG}`)).toEqual([
    '1,1.50000000,2.00000000,3.00000000,1706263200000001,False',
    '2,2.50000000,2.00000000,3.00000000,1706263200000002,True',
    '3,3.50000000,2.00000000,3.00000000,1706263200000003,False',
  ])
})

test('without amounts and with sides in words: amounts are computed', async () => {
  const lines = await linesOf(`i AS id, 1.5 AS price, 2 AS qty, ${TIME}, 'sell' AS side`, 1)

  expect(lines).toEqual(['1,1.50000000,2.00000000,3.00000000,1706263200000001,True'])
})

test('of several row groups, and of one that is read in parts, every row comes once', async () => {
  const select = `i AS id, 1.5 AS price, 2 AS qty, 3 AS cost, ${TIME}, ${FLAG}`
  for (const [count, size] of [
    [9000, 2048],
    [201_000, 1_000_000],
  ] as const) {
    const lines = await linesOf(select, count, `, ROW_GROUP_SIZE ${size}`)

    expect(lines).toHaveLength(count)
    expect(lines?.every((line, i) => line.startsWith(`${i + 1},1.5`))).toBe(true)
  }
})

test.each([
  ['a price of nine decimals', '0.123456789 AS price, 2 AS qty'],
  ['a price that is not there', 'NULL::DECIMAL(18, 8) AS price, 2 AS qty'],
  ['a negative quantity', '1 AS price, -2.5 AS qty'],
])('is never guessed: %s', async (_, amounts) => {
  await expect(linesOf(`i AS id, ${amounts}, ${TIME}, ${FLAG}`)).rejects.toThrow()
})

test('with nested columns is left to the careful way', async () => {
  expect(await linesOf(`i AS id, 1 AS price, 2 AS qty, ${TIME}, ${FLAG}, {'a': 1} AS more`)).toBeNull()
})
