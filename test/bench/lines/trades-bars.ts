/** Many days of trades to dollar bars. */
import { line } from '../harness/line.ts'
import { barSize, days, reportOf } from '../tools/trade-days.ts'
import type { Report } from '../trades-process/report.ts'

export const tradesBars = line({
  name: 'trades-bars',
  work: '72 million trades in days of Parquet become dollar bars, in a process of its own; its memory too.',
  peer: 'DuckDB streaming the same columns into the same loop',
  figures: { time: { unit: 's', goal: { ratio: 0.75 } }, memory: { unit: 'MB', goal: { atMost: 250 } } },
  sizes: [1],
  pairs: 3,
  setUp: async () => {
    const folder = await days()
    const size = await barSize()
    let [rows, bars, theirBars] = [0, 0, 0]
    const figures = ({ seconds, residentMb }: Report) => ({ time: seconds, memory: residentMb })
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
