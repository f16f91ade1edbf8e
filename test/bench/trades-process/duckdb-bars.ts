/** The peer: DuckDB streams the same columns of the same files into the same loop: `node duckdb-bars.ts FOLDER SIZE`. */
import { DuckDBInstance } from '@duckdb/node-api'
import { Long64 } from '../../../main/adapters/trade-files/columns.ts'
import { packFlags } from '../../../main/adapters/trade-files/statistics.ts'
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
const instance = await DuckDBInstance.create(':memory:')
const connection = await instance.connect()

/** A vector's integers, without a copy: decimals and instants are the whole numbers the loop uses. */
function longsOf(vector: unknown): Long64 {
  const { buffer, byteOffset, byteLength } = (vector as { dataView: DataView<ArrayBuffer> }).dataView
  return new Long64(new BigInt64Array(buffer, byteOffset, byteLength / 8))
}

await measured(async () => {
  const builder = new SeriesBuilder(series, newSeries(series, null))
  const result = await connection.stream(
    `SELECT price, quantity, quote_quantity, epoch_us(time), buyer_is_maker::TINYINT FROM read_parquet('${folder}/*.parquet')`,
  )
  let rows = 0
  let bars = 0
  for (;;) {
    const chunk = await result.fetchChunk()
    if (chunk === null || chunk.rowCount === 0) break
    const column = (index: number) => longsOf(chunk.getColumnVector(index))
    const { items: time } = chunk.getColumnVector(3) as unknown as { items: BigInt64Array }
    const { items: flags } = chunk.getColumnVector(4) as unknown as { items: Int8Array }
    const narrow = { price: column(0), quantity: column(1), quote: column(2) }
    builder.take({
      rows: chunk.rowCount,
      ...narrow,
      narrow,
      time,
      maker: packFlags(new Uint8Array(flags.buffer, flags.byteOffset, flags.length), chunk.rowCount),
    })
    rows += chunk.rowCount
    bars += builder.takeClosed().length
  }
  return { rows, bytes: bars }
})
