/** Exports days of Parquet as CSV with the real worker: `node export.ts FOLDER DAYS TARGET`. */
import { globSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { ExportTask } from '../../../main/core/jobs/trades/tasks.ts'
import { builtWorkers } from '../tools/built-workers.ts'
import { measured } from './report.ts'

const [folder = '', count = '', target = ''] = process.argv.slice(2)
const workers = builtWorkers()
const paths = globSync('*.parquet', { cwd: folder })
  .sort()
  .slice(0, Number(count))
  .map((name) => join(folder, name))
const input: ExportTask = {
  action: 'export',
  what: 'trades',
  dataset: 'trades',
  paths,
  aside: `${target}.part`,
  target,
}
try {
  await measured(async () => {
    const rows = await workers.run<ExportTask, number>('adopt', { input })
    return { rows, bytes: statSync(target).size }
  })
} finally {
  rmSync(target, { force: true })
}
