/** The peer: DuckDB streams the same columns of the same files into the same loop: `node duckdb-bars.ts FOLDER SIZE`. */
import { DuckDBInstance } from '@duckdb/node-api'
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
/** The bytes of a vector; its integers where the loop looks up the exact value of one row. */
const exact = ({ buffer, byteOffset, length }: Float64Array) => new BigInt64Array(buffer, byteOffset, length)

await measured(async () => {
  const builder = new SeriesBuilder(series, newSeries(series, null))
  const result = await connection.stream(`SELECT round(price::DOUBLE * 1e8), round(quantity::DOUBLE * 1e8),
    round(quote_quantity::DOUBLE * 1e8),
    epoch_us(time) FROM read_parquet('${folder}/*.parquet')`)
  let rows = 0
  let bars = 0
  for (;;) {
    const chunk = await result.fetchChunk()
    if (chunk === null || chunk.rowCount === 0) break
    const items = (column: number) =>
      (chunk.getColumnVector(column) as unknown as { items: Float64Array }).items
    const [price, quantity, quote] = [items(0), items(1), items(2)]
    const time = items(3) as unknown as BigInt64Array
    const exacts = { exactPrice: exact(price), exactQuantity: exact(quantity), exactQuote: exact(quote) }
    builder.take({ rows: chunk.rowCount, price, quantity, quote, ...exacts, time })
    rows += chunk.rowCount
    bars += builder.takeClosed().length
  }
  return { rows, bytes: bars }
})
