/** Many days of trades to dollar bars: of the usual length, and short ones. */
import { type BenchGoal, line } from '../harness/line.ts'
import { barSize, days, reportOf } from '../tools/trade-days.ts'
import type { TradesReport } from '../trades-process/report.ts'

/** @param ticks trades that an average bar has */
export const barsOf = (name: string, ticks: number, time: BenchGoal) =>
  line({
    name,
    work: `72 million trades in days of Parquet become dollar bars of about ${ticks} trades in Parquet, in a process of its own; its memory too.`,
    peer: 'DuckDB streaming the same columns into the same loop, and writing the bars as Parquet',
    figures: { time: { unit: 's', goal: time }, memory: { unit: 'MB', goal: { atMost: 250 } } },
    sizes: [1],
    pairs: 3,
    setUp: async () => {
      const folder = await days()
      const size = await barSize(ticks)
      let [rows, bars, theirBars] = [0, 0, 0]
      const figures = ({ seconds, residentMb }: TradesReport) => ({ time: seconds, memory: residentMb })
      return {
        ours: async () => {
          const report = await reportOf('bars.ts', folder, size)
          ;[rows, bars] = [report.rows, report.bytes]
          return figures(report)
        },
        peer: async () => {
          const report = await reportOf('duckdb-bars.ts', folder, size)
          theirBars = report.bytes
          return figures(report)
        },
        detail: () => ({ trades: rows, bars, duckdb_bars: theirBars }),
        close: () => undefined,
      }
    },
  })

export const tradesBars = barsOf('trades-bars', 400, { ratio: 0.75 })
