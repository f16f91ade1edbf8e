/** Reads row groups of a trade file in the form the bars need. */
import type { TradeGroup } from '../../core/jobs/trades/bars/bar.ts'
import { Long64 } from './columns.ts'
import { TradeFileReader } from './parquet-reader.ts'

const COLUMNS = ['price', 'quantity', 'quote_quantity', 'time'] as const

/** Calls `take` with each row group of a file, in order. A group is valid until `take` has ended. */
export const eachGroup = (path: string, take: (group: TradeGroup) => Promise<void> | void): Promise<void> =>
  TradeFileReader.use(path, async (reader) => {
    for await (const { rows, columns, maker } of reader.groups(COLUMNS, { flags: true })) {
      const { price, quantity, quote_quantity: quote, time } = columns
      const narrow =
        price instanceof Long64 && quantity instanceof Long64 && quote instanceof Long64
          ? { price, quantity, quote }
          : null
      await take({ rows, price, quantity, quote, narrow, maker, time })
    }
  })
