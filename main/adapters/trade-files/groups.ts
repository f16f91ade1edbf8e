/** Row groups of a trade file as the bars want them: numbers beside the exact integers. */
import type { TradeGroup } from '../../core/jobs/trades/bars/bar.ts'
import { TradeFileReader } from './parquet-reader.ts'

const COLUMNS = ['price', 'quantity', 'quote_quantity', 'time'] as const

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
        price: columns.price.numbers(rows, price),
        quantity: columns.quantity.numbers(rows, quantity),
        quote: columns.quote_quantity.numbers(rows, quote),
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
