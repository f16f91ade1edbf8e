/** Trades are exported as CSV. */
import { line } from '../harness/line.ts'
import { days, inFolder, reportOf } from '../tools/trade-days.ts'
import type { TradesReport } from '../trades-process/report.ts'

const DAYS = '1'

export const tradesExport = line({
  name: 'trades-export',
  work: 'a day of 4.6 million trades is written as CSV.',
  peer: 'DuckDB writing the same file as CSV',
  figures: { time: { unit: 's', goal: { ratio: 1 } }, memory: { unit: 'MB', goal: { ratio: 1 } } },
  sizes: [1],
  setUp: async () => {
    const folder = await days()
    let [rows, theirs] = [0, 0]
    const figures = ({ seconds, residentMb }: TradesReport) => ({ time: seconds, memory: residentMb })
    return {
      ours: async () => {
        const report = await reportOf('export.ts', folder, DAYS, inFolder('export.csv'))
        rows = report.rows
        return figures(report)
      },
      peer: async () => {
        const report = await reportOf('duckdb-export.ts', folder, DAYS, inFolder('duckdb.csv'))
        theirs = report.rows
        return figures(report)
      },
      detail: () => ({ trades: rows, duckdb_trades: theirs }),
      close: () => undefined,
    }
  },
})
