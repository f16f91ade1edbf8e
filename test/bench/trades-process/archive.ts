/** Converts an archive day to Parquet with the real worker: `node archive.ts ZIP TARGET`. */
import type { ArchiveAnswer, ArchiveTask } from '../../../main/core/jobs/trades/tasks.ts'
import { builtWorkers } from '../tools/built-workers.ts'
import { measured } from './report.ts'

const [path = '', target = ''] = process.argv.slice(2)
const workers = builtWorkers()
const input: ArchiveTask = {
  source: { form: 'archive', path, name: 'day.zip' },
  previous: null,
  form: 'amounts',
  mend: null,
  origin: {
    exchange: 'binance',
    dataset: 'trades',
    symbol: 'BTCUSDT',
    day: '2024-01-26',
    source: 'archive',
    archiveSha256: null,
  },
  dataset: 'trades',
  digits: 'usual',
  day: '2024-01-26',
  target,
}
await measured(() => workers.run<ArchiveTask, ArchiveAnswer>('archive', { input }))
