/** What the footers of trade and bar files tell an engine before it reads a row. */
import { readFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { type FileMetaData, parquetMetadata, readColumnIndex, readOffsetIndex } from 'hyparquet'
import { expect, test } from 'vitest'
import { BarFileWriter } from '../../../main/adapters/trade-files/bar-files.ts'
import { TradeColumns } from '../../../main/adapters/trade-files/columns.ts'
import { TradeFileWriter } from '../../../main/adapters/trade-files/parquet-writer.ts'
import type { ClosedBar } from '../../../main/core/jobs/trades/bars/bar.ts'
import { barSeriesSchema } from '../../../shared/kinds/trades.ts'
import { barColumns } from '../../helpers/bar-columns.ts'
import { tempFolder } from '../../helpers/temp-folder.ts'

const bar = (number: number, volume: bigint): ClosedBar => ({
  number,
  open: 42_000n * 10n ** 8n,
  high: 43_000n * 10n ** 8n,
  low: 41_000n * 10n ** 8n,
  close: 42_500n * 10n ** 8n,
  ticks: 7,
  buyTicks: 3,
  volume,
  buyVolume: volume / 2n,
  dollars: volume * 42_000n,
  buyDollars: volume * 21_000n,
  firstTime: 1_706_227_200_000_000n,
  lastTime: 1_706_227_260_000_000n + BigInt(number),
  threshold: 5n,
})

const form = {
  digits: 'usual',
  series: barSeriesSchema.parse({ by: 'dollar', id: 'dollar' }),
} as const

async function barFile(bars: readonly ClosedBar[]): Promise<string> {
  const path = join(tempFolder(), 'bars.parquet')
  const writer = await BarFileWriter.create(path, form, BarFileWriter.columns(form))
  await writer.append(barColumns(bars))
  await writer.finish()
  await writer.close()
  return path
}

/** A file of three trades: ids 5 to 7. */
async function tradeFile(): Promise<string> {
  const path = join(tempFolder(), 'trades.parquet')
  const handle = await open(path, 'w')
  const spare = Array.from(
    { length: TradeFileWriter.COLUMNS },
    () => new TradeColumns({ dataset: 'trades', digits: 'usual' }, 3),
  )
  const [columns, ...rest] = spare as [TradeColumns, ...TradeColumns[]]
  for (const [name, values] of Object.entries({
    id: [5n, 6n, 7n],
    price: [300n, 100n, 200n],
    quantity: [9n, 8n, 10n],
    quote_quantity: [1n, 2n, 3n],
    time: [1_706_227_200_000_000n, 1_706_227_200_000_001n, 1_706_227_200_000_002n],
  })) {
    columns.longs[name as 'id'].values.set(values)
  }
  columns.maker.set([0, 1, 0])
  columns.rows = 3
  const writer = new TradeFileWriter(handle, columns.form, rest)
  await writer.group(columns)
  await writer.finish((hash) => ({ note: hash }))
  await handle.close()
  return path
}

async function inDuckDb(sql: string): Promise<unknown[][]> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  return (await connection.runAndReadAll(sql)).getRowsJson()
}

const bytesOf = (path: string): ArrayBuffer => new Uint8Array(readFileSync(path)).buffer
const metadataOf = (path: string): FileMetaData => parquetMetadata(bytesOf(path))

test('every column of a trade file has its bounds, and no nulls', async () => {
  const path = await tradeFile()
  const found = await inDuckDb(
    `SELECT path_in_schema, stats_min_value, stats_max_value, stats_null_count
     FROM parquet_metadata('${path}') ORDER BY column_id`,
  )
  expect(found).toEqual([
    ['id', '5', '7', '0'],
    ['price', '0.00000100', '0.00000300', '0'],
    ['quantity', '0.00000008', '0.00000010', '0'],
    ['quote_quantity', '0.00000001', '0.00000003', '0'],
    ['time', '2024-01-26 00:00:00+00', '2024-01-26 00:00:00.000002+00', '0'],
    ['buyer_is_maker', 'false', 'true', '0'],
  ])
})

test('bars have bounds of sums beyond eighteen digits; a price that is not a number has no part in them', async () => {
  const large = 12_345_678_901_234_567_890n
  const path = await barFile([bar(1, 10n ** 8n), bar(2, 0n), bar(3, large)])
  const found = await inDuckDb(
    `SELECT path_in_schema, stats_min_value, stats_max_value FROM parquet_metadata('${path}')
     WHERE path_in_schema IN ('volume', 'vwap')`,
  )
  expect(found).toEqual([
    ['volume', '0.00000000', '123456789012.34567890'],
    ['vwap', '42000.0', '42000.0'],
  ])
})

test.each([
  ['trades', tradeFile],
  ['bars', () => barFile([bar(1, 1n), bar(2, 2n)])],
])('%s are said to rise by their first column', async (_, write) => {
  const { row_groups: groups } = metadataOf(await write())
  const rising = [{ column_idx: 0, descending: false, nulls_first: false }]
  expect(groups.map(({ sorting_columns }) => sorting_columns)).toEqual(groups.map(() => rising))
})

test('the page index leads to each page and its bounds', async () => {
  const path = await tradeFile()
  const metadata = metadataOf(path)
  const bytes = bytesOf(path)
  const at = (offset: bigint | undefined) => ({ view: new DataView(bytes), offset: Number(offset) })
  for (const [i, chunk] of (metadata.row_groups[0]?.columns ?? []).entries()) {
    const element = metadata.schema[i + 1]
    if (element === undefined || chunk.meta_data === undefined) throw new Error('a column is missing')
    const { data_page_offset: offset, statistics, total_compressed_size: size } = chunk.meta_data
    expect(readOffsetIndex(at(chunk.offset_index_offset)).page_locations).toEqual([
      { offset, compressed_page_size: Number(size), first_row_index: 0n },
    ])
    expect(readColumnIndex(at(chunk.column_index_offset), element)).toMatchObject({
      null_pages: [false],
      min_values: [statistics?.min_value],
      max_values: [statistics?.max_value],
      null_counts: [0n],
    })
  }
})

test('many bars of a day are several row groups of one file, in order', async () => {
  const path = await barFile(Array.from({ length: 70_000 }, (_, i) => bar(i + 1, BigInt(i))))
  expect(metadataOf(path).row_groups.map(({ num_rows }) => Number(num_rows))).toEqual([32_768, 32_768, 4464])
  expect(await inDuckDb(`SELECT min(number), max(number), count(DISTINCT number) FROM '${path}'`)).toEqual([
    ['1', '70000', '70000'],
  ])
})

test.each([
  ['usual', 10n ** 8n],
  ['wide', 10n ** 18n],
] as const)(
  'a bar of %s digits has every digit in its file, also where doubles are not exact',
  async (digits, unit) => {
    const price = 2n ** 53n + 1n
    const large = { ...bar(2, 2n ** 64n + 1n), open: price, high: price + 1n, low: price - 1n, close: price }
    const path = join(tempFolder(), 'bars.parquet')
    const wide = { ...form, digits }
    const writer = await BarFileWriter.create(path, wide, BarFileWriter.columns(wide))
    await writer.append(barColumns([bar(1, 5n), large]))
    await writer.finish()
    await writer.close()

    const text = (units: bigint) => {
      const shown = String(units).padStart(String(unit).length, '0')
      return `${shown.slice(0, 1 - String(unit).length)}.${shown.slice(1 - String(unit).length)}`
    }
    const values = ({
      open: first,
      high,
      low,
      volume,
      buyVolume,
      buyDollars,
      ticks,
      buyTicks,
    }: ClosedBar) => [
      ...[first, high, low, volume, buyVolume, volume - buyVolume, buyDollars].map(text),
      String(ticks - buyTicks),
    ]
    expect(
      await inDuckDb(
        `SELECT open, high, low, volume, buy_volume, sell_volume, buy_dollars, sell_ticks FROM '${path}' ORDER BY number`,
      ),
    ).toEqual([bar(1, 5n), large].map(values))
  },
)
