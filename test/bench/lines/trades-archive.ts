/** A busy day of an exchange's archive to Parquet. */
import { statSync } from 'node:fs'
import { line } from '../harness/line.ts'
import { archive, inFolder, REAL, reportOf } from '../tools/trade-days.ts'
import type { TradesReport } from '../trades-process/report.ts'

const mb = (path: string) => Math.round(statSync(path).size / 1e5) / 10

export const tradesArchive = line({
  name: 'trades-archive',
  work: 'an archive day with 4.6 million trades is checked and written as Parquet, in a process of its own; its memory too.',
  peer: 'DuckDB from the same archive, unzipped first as it reads no zip, with the same schema and compression',
  figures: { time: { unit: 's', goal: { ratio: 1 } }, memory: { unit: 'MB', goal: { ratio: 1 } } },
  sizes: [1],
  setUp: async () => {
    await archive()
    let [rows, delay] = [0, 0]
    const figures = ({ seconds, residentMb }: TradesReport) => ({ time: seconds, memory: residentMb })
    return {
      ours: async () => {
        const report = await reportOf('archive.ts', inFolder('day.zip'), inFolder('ours.parquet'))
        rows = report.rows
        delay = Math.max(delay, report.delayMs)
        return figures(report)
      },
      peer: async () =>
        figures(await reportOf('duckdb-archive.ts', inFolder('day.zip'), inFolder('duckdb.parquet'))),
      detail: () => ({
        trades: rows,
        of: REAL ? 'an exchange' : 'made ones',
        main_thread_delay_p99_ms: delay.toFixed(1),
        zip_mb: mb(inFolder('day.zip')),
        csv_mb: mb(inFolder('day.csv')),
        parquet_mb: mb(inFolder('ours.parquet')),
        duckdb_parquet_mb: mb(inFolder('duckdb.parquet')),
      }),
      close: () => undefined,
    }
  },
})
