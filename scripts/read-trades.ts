/**
 * `node scripts/read-trades.ts [engine...]`: collects made trades, reads their files with DuckDB, polars, Spark and Iceberg
 * from Python (PYTHON names another interpreter), and builds their bars again there. Skips aloud what is not installed.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addDays } from '../shared/time/calendar-day.ts'
import { FakeClock } from '../test/helpers/fake-clock.ts'
import { madeDay } from '../test/helpers/trade-data.ts'
import { createTradesHarness } from '../test/helpers/trades-harness.ts'
import { startExchange } from '../test/servers/exchange.ts'

const START = '2024-01-26'
const DAYS = 5
const ROWS = 3000
const ENGINES = ['duckdb', 'polars', 'spark', 'iceberg', 'duckdb-iceberg', 'spark-iceberg']
/** The end of the script if its engine is not installed. */
const ABSENT = 3

const SERIES = [
  { by: 'dollar', id: 'fixed', threshold: 'fixed', size: 5_000_000, target_ticks: 400 },
  { by: 'dollar', id: 'calibrated', threshold: 'calibrated', size: null, target_ticks: 100 },
] as const

const wanted = process.argv.slice(2)
const data = mkdtempSync(join(tmpdir(), 'vigie-read-'))
try {
  const folder = await collected(data)
  const ends = (wanted.length > 0 ? wanted : ENGINES).map((engine) => readBy(engine, folder))
  process.exitCode = ends.every((end) => end === 0 || end === ABSENT) ? 0 : 1
} finally {
  rmSync(data, { recursive: true })
}

/** Collects made days and returns the folder of their files. */
async function collected(place: string): Promise<string> {
  const days = Array.from({ length: DAYS }, (_, i) => addDays(START, i))
  const archives = new Map(days.map((day, i) => [day, madeDay(day, ROWS, 1 + i * ROWS)]))
  const server = await startExchange({ archives })
  const clock = new FakeClock(`${addDays(START, DAYS)}T12:00:00Z`)
  const settings = { start: START, today: false, catalog: true, bars: [...SERIES] }
  const harness = createTradesHarness({ folder: place, url: server.url, clock, settings })
  await harness.run()
  harness.db.close()
  await server.close()
  return harness.folder
}

/** Returns the exit code of the engine's script, which prints what it found. */
function readBy(engine: string, folder: string): number {
  const python = process.env.PYTHON ?? 'python3'
  const script = join(import.meta.dirname, 'read-trades.py')
  const env = { ...process.env, PYSPARK_PYTHON: python }
  const done = spawnSync(python, [script, engine, folder, JSON.stringify(SERIES)], { encoding: 'utf8', env })
  if (done.error) {
    console.log(`${engine}: skipped, there is no ${python}`)
    return ABSENT
  }
  process.stdout.write(done.stdout)
  if (done.status !== 0 && done.status !== ABSENT) process.stderr.write(done.stderr)
  return done.status ?? 1
}
