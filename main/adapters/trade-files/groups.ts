/** Row groups of a trade file as the bars want them: numbers beside the exact integers. */
import type { TradeGroup } from '../../core/jobs/trades/bars/bar.ts'
import type { Long64 } from './columns.ts'
import { TradeFileReader } from './parquet-reader.ts'

const COLUMNS = ['price', 'quantity', 'quote_quantity', 'time'] as const

/** Values of a column as numbers; those above 2^53 are rounded. Written into `into`, which is used again. */
function numbers(column: Long64, rows: number, into: Float64Array): Float64Array {
  const { halves } = column
  for (let i = 0; i < rows; i++) {
    into[i] = (halves[2 * i + 1] as number) * 4_294_967_296 + ((halves[2 * i] as number) >>> 0)
  }
  return into
}

/** Calls `take` with each row group of a file, in order. A group is valid until `take` returns. */
export async function eachGroup(path: string, take: (group: TradeGroup) => void): Promise<void> {
  const reader = await TradeFileReader.open(path)
  try {
    let buffers: Float64Array[] = []
    for await (const { rows, columns } of reader.groups(COLUMNS)) {
      if ((buffers[0]?.length ?? 0) < rows) buffers = [0, 1, 2].map(() => new Float64Array(rows))
      const [price, quantity, quote] = buffers as [Float64Array, Float64Array, Float64Array]
      take({
        rows,
        price: numbers(columns.price, rows, price),
        quantity: numbers(columns.quantity, rows, quantity),
        quote: numbers(columns.quote_quantity, rows, quote),
        exactPrice: columns.price.values,
        exactQuantity: columns.quantity.values,
        exactQuote: columns.quote_quantity.values,
        time: columns.time.values,
      })
    }
  } finally {
    await reader.close()
  }
}
