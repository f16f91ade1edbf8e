/** Days of Parquet are verified. */
import { line } from '../harness/line.ts'
import { days, reportOf } from '../tools/trade-days.ts'
import type { TradesReport } from '../trades-process/report.ts'

const DAYS = '1'

export const tradesVerify = line({
  name: 'trades-verify',
  work: 'a day of 4.6 million trades is read back, hashed and checked against gaps and disorder.',
  peer: 'DuckDB reading the same columns and counting the same, and Node hashing the file',
  figures: { time: { unit: 's', goal: { ratio: 1 } }, memory: { unit: 'MB', goal: { ratio: 1 } } },
  sizes: [1],
  setUp: async () => {
    const folder = await days()
    let [rows, theirs] = [0, 0]
    const figures = ({ seconds, residentMb }: TradesReport) => ({ time: seconds, memory: residentMb })
    return {
      ours: async () => {
        const report = await reportOf('verify.ts', folder, DAYS)
        rows = report.rows
        return figures(report)
      },
      peer: async () => {
        const report = await reportOf('duckdb-verify.ts', folder, DAYS)
        theirs = report.rows
        return figures(report)
      },
      detail: () => ({ trades: rows, duckdb_trades: theirs }),
      close: () => undefined,
    }
  },
})
