/** A history from elsewhere is split into days. */
import { line } from '../harness/line.ts'
import { history, inFolder, reportOf } from '../tools/trade-days.ts'
import type { TradesReport } from '../trades-process/report.ts'

/** @param what how its trades are placed, said after them */
export const baseOf = (name: string, what: string, file: () => Promise<string>) =>
  line({
    name,
    work: `a CSV of 4.6 million trades of four days${what} is split into a checked Parquet file for each day.`,
    peer: 'DuckDB splitting the same file by day, sorted by id',
    figures: { time: { unit: 's', goal: { ratio: 1.25 } }, memory: { unit: 'MB', goal: { ratio: 1 } } },
    sizes: [1],
    setUp: async () => {
      const csv = await file()
      let [rows, theirs] = [0, 0]
      const figures = ({ seconds, residentMb }: TradesReport) => ({ time: seconds, memory: residentMb })
      return {
        ours: async () => {
          const report = await reportOf('base.ts', csv, inFolder('base'))
          rows = report.rows
          return figures(report)
        },
        peer: async () => {
          const report = await reportOf('duckdb-base.ts', csv, inFolder('duckdb-base'))
          theirs = report.rows
          return figures(report)
        },
        detail: () => ({ trades: rows, duckdb_trades: theirs }),
        close: () => undefined,
      }
    },
  })

export const tradesBase = baseOf('trades-base', '', history)
