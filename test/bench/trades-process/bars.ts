/** Builds dollar bars from days of Parquet with the real worker: `node bars.ts FOLDER SIZE`. */
import { globSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newSeries } from '../../../main/core/jobs/trades/bars/series-state.ts'
import type { BarsTask, BuiltDay } from '../../../main/core/jobs/trades/tasks.ts'
import type { BarSeries } from '../../../shared/kinds/trades.ts'
import { addDays } from '../../../shared/time/calendar-day.ts'
import { builtWorkers } from '../tools/built-workers.ts'
import { measured } from './report.ts'

const [folder = '', size = ''] = process.argv.slice(2)
const workers = builtWorkers()
const aside = mkdtempSync(join(tmpdir(), 'vigie-bars-'))
const series: BarSeries = {
  by: 'dollar',
  id: 'dollar',
  threshold: 'fixed',
  size: Number(size),
  target_ticks: 400,
}
const days = globSync('*.parquet', { cwd: folder })
  .sort()
  .map((name, i) => ({ day: addDays('2024-01-26', i), path: join(folder, name) }))
const targets = Object.fromEntries(days.map(({ day }) => [day, join(aside, `${day}.parquet`)]))
const task = { series, state: newSeries(series, null), from: '2024-01-26', targets }
let rows = 0
let bars = 0
const onMessage = (message: unknown) => {
  const told = message as { rows?: number; built?: BuiltDay }
  rows = told.rows ?? rows
  bars += told.built?.bars ?? 0
}
try {
  await measured(async () => {
    const input: BarsTask = { action: 'build', digits: 'usual', days, series: [task] }
    await workers.run<BarsTask, null>('bars', { input, onMessage })
    return { rows, bytes: bars }
  })
} finally {
  rmSync(aside, { recursive: true })
}
