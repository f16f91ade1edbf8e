/** Reads row groups of a trade file in the form the bars need. */
import type { TradeGroup } from '../../core/jobs/trades/bars/bar.ts'
import { TradeFileReader } from './parquet-reader.ts'

const COLUMNS = ['price', 'quantity', 'quote_quantity', 'time'] as const

/** Calls `take` with each row group of a file, in order. A group is valid until `take` returns. */
export async function eachGroup(path: string, take: (group: TradeGroup) => void): Promise<void> {
  const reader = await TradeFileReader.open(path)
  try {
    for await (const { rows, columns } of reader.groups(COLUMNS)) {
      const { price, quantity, quote_quantity: quote, time } = columns
      take({ rows, price, quantity, quote, time: time.values })
    }
  } finally {
    await reader.close()
  }
}
