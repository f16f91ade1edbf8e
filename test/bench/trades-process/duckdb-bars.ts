/**
 * The peer: DuckDB streams the same columns of each file into the same loop, takes the bars it closes as chunks of columns, which
 * is its fastest way in, and writes them as Parquet: `node duckdb-bars.ts FOLDER SIZE`.
 */
import { globSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type DuckDBAppender, DuckDBDataChunk, DuckDBInstance, type DuckDBVector } from '@duckdb/node-api'
import { Long64 } from '../../../main/adapters/trade-files/columns.ts'
import { packFlags } from '../../../main/adapters/trade-files/statistics.ts'
import type { BarColumns } from '../../../main/core/jobs/trades/bars/bar-columns.ts'
import { SeriesBuilder } from '../../../main/core/jobs/trades/bars/series-builder.ts'
import { newSeries } from '../../../main/core/jobs/trades/bars/series-state.ts'
import type { BarSeries } from '../../../shared/kinds/trades.ts'
import { measured } from './report.ts'

const [folder = '', size = ''] = process.argv.slice(2)
const series: BarSeries = {
  by: 'dollar',
  id: 'dollar',
  threshold: 'fixed',
  size: Number(size),
  target_ticks: 400,
}
const PRICE = 'DECIMAL(18, 8)'
const SUM = 'DECIMAL(38, 8)'
const COLUMNS = {
  number: 'BIGINT',
  open: PRICE,
  high: PRICE,
  low: PRICE,
  close: PRICE,
  volume: SUM,
  buyVolume: SUM,
  dollars: SUM,
  buyDollars: SUM,
  ticks: 'BIGINT',
  buyTicks: 'BIGINT',
  firstTime: 'TIMESTAMPTZ',
  lastTime: 'TIMESTAMPTZ',
  threshold: SUM,
} as const
const NAMES = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[]
const VECTOR_ROWS = 2048

/** The memory of a vector of whole numbers. */
function memoryOf(vector: DuckDBVector): DataView<ArrayBuffer> {
  const { items, dataView } = vector as unknown as {
    items?: BigInt64Array<ArrayBuffer>
    dataView?: DataView<ArrayBuffer>
  }
  if (dataView !== undefined) return dataView
  if (items === undefined) throw new Error('a vector of another kind')
  return new DataView(items.buffer, items.byteOffset, items.byteLength)
}

/** A vector's integers, without a copy: decimals and instants are the whole numbers the loop uses. */
function longsOf(vector: DuckDBVector): Long64 {
  const { buffer, byteOffset, byteLength } = memoryOf(vector)
  return new Long64(new BigInt64Array(buffer, byteOffset, byteLength / 8))
}

/** Appends bars, whose values are all below 2^53 here. */
function append(appender: DuckDBAppender, chunk: DuckDBDataChunk, bars: BarColumns): void {
  for (let from = 0; from < bars.rows; from += VECTOR_ROWS) {
    const rows = Math.min(VECTOR_ROWS, bars.rows - from)
    chunk.rowCount = rows
    for (const [i, name] of NAMES.entries()) {
      const vector = chunk.getColumnVector(i)
      const memory = memoryOf(vector)
      const { doubles } = bars[name]
      const width = memory.byteLength / rows
      for (let row = 0; row < rows; row++) {
        const value = doubles[from + row] as number
        memory.setInt32(row * width, value | 0, true)
        memory.setInt32(row * width + 4, Math.floor(value / 2 ** 32), true)
        if (width === 16) memory.setBigInt64(row * width + 8, 0n, true)
      }
      vector.flush()
    }
    appender.appendDataChunk(chunk)
  }
}

const aside = mkdtempSync(join(tmpdir(), 'vigie-duckdb-bars-'))
const instance = await DuckDBInstance.create(':memory:')
// What is appended would end a stream of the same connection.
const [reading, writing] = [await instance.connect(), await instance.connect()]
const paths = globSync('*.parquet', { cwd: folder }).sort()
const builder = new SeriesBuilder(series, newSeries(series, null))
let rows = 0
let bars = 0

async function take(path: string, appender: DuckDBAppender, chunk: DuckDBDataChunk): Promise<void> {
  const result = await reading.stream(
    `SELECT price, quantity, quote_quantity, epoch_us(time), buyer_is_maker::TINYINT FROM read_parquet('${path}')`,
  )
  for (;;) {
    const found = await result.fetchChunk()
    if (found === null || found.rowCount === 0) return
    const column = (index: number) => longsOf(found.getColumnVector(index))
    const { items: flags } = found.getColumnVector(4) as unknown as { items: Int8Array }
    const narrow = { price: column(0), quantity: column(1), quote: column(2) }
    const maker = packFlags(new Uint8Array(flags.buffer, flags.byteOffset, flags.length), found.rowCount)
    builder.take({ rows: found.rowCount, ...narrow, narrow, time: column(3), maker })
    rows += found.rowCount
    if (builder.closed.rows < VECTOR_ROWS) continue
    bars += builder.closed.rows
    append(appender, chunk, builder.closed)
    builder.closed.clear()
  }
}

try {
  await measured(async () => {
    for (const path of paths) {
      await writing.run(
        `CREATE OR REPLACE TABLE bars (${NAMES.map((name) => `${name} ${COLUMNS[name]} NOT NULL`)})`,
      )
      const appender = await writing.createAppender('bars')
      const chunk = DuckDBDataChunk.create(NAMES.map((_, i) => appender.columnType(i)))
      await take(join(folder, path), appender, chunk)
      bars += builder.closed.rows
      append(appender, chunk, builder.closed)
      builder.closed.clear()
      appender.closeSync()
      await writing.run(`COPY (
        SELECT *, volume - buyVolume AS sellVolume, dollars - buyDollars AS sellDollars, ticks - buyTicks AS sellTicks,
          dollars::DOUBLE / volume::DOUBLE AS vwap FROM bars
      ) TO '${join(aside, path)}' (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1)`)
    }
    return { rows, bytes: bars }
  })
} finally {
  rmSync(aside, { recursive: true })
}
