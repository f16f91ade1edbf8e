/** Splits a CSV of another program into days of Parquet with the real worker: `node base.ts CSV FOLDER`. */
import { rmSync } from 'node:fs'
import type { AdoptedDay, AdoptTask } from '../../../main/core/jobs/trades/tasks.ts'
import { builtWorkers } from '../tools/built-workers.ts'
import { measured } from './report.ts'

const [path = '', folder = ''] = process.argv.slice(2)
const workers = builtWorkers()
const collection = { exchange: 'binance', symbol: 'BTCUSDT' }
const input: AdoptTask = { action: 'split', path, columns: {}, folder, collection, digits: 'usual' }
try {
  await measured(async () => {
    const days = await workers.run<AdoptTask, AdoptedDay[]>('adopt', { input })
    const sum = (pick: (day: AdoptedDay) => number) => days.reduce((total, day) => total + pick(day), 0)
    return { rows: sum(({ file }) => file.rows), bytes: sum(({ file }) => file.bytes) }
  })
} finally {
  rmSync(folder, { recursive: true, force: true })
}
