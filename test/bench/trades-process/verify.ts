/** Verifies days of Parquet with the real worker: `node verify.ts FOLDER DAYS`. */
import { globSync } from 'node:fs'
import { join } from 'node:path'
import type { FileInspection, VerifyTask } from '../../../main/core/jobs/trades/tasks.ts'
import { builtWorkers } from '../tools/built-workers.ts'
import { measured } from './report.ts'

const [folder = '', count = ''] = process.argv.slice(2)
const workers = builtWorkers()
const files = globSync('*.parquet', { cwd: folder })
  .sort()
  .slice(0, Number(count))
  .map((name) => ({ day: '2024-01-26', path: join(folder, name) }))
await measured(async () => {
  const found = await workers.run<VerifyTask, FileInspection[]>('verify', { input: { files } })
  return {
    rows: found.reduce((sum, { facts }) => sum + (facts?.rows ?? 0), 0),
    bytes: found.reduce((sum, { bytes }) => sum + bytes, 0),
  }
})
