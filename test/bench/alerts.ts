/** The cost of 100,000 alerts: a pass, and reads, with the delay of the main thread. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import type { Database } from 'better-sqlite3'
import { systemRandom } from '../../main/adapters/random/system.ts'
import { createAlertStore } from '../../main/adapters/sqlite/alerts.ts'
import { openDatabase } from '../../main/adapters/sqlite/database.ts'
import { createPassRunner } from '../../main/adapters/sqlite/pass-runner.ts'
import { createWorkers } from '../../main/adapters/workers/runner.ts'
import { createAlertsService } from '../../main/core/services/alerts/index.ts'
import { ALERT_TYPES, PRIORITIES } from '../../shared/alert.ts'
import { callerIn } from '../helpers/caller.ts'
import { passOn, plantMaintenances } from '../helpers/many-alerts.ts'
import type { Benchmark, Measurement } from './benchmark.ts'

const MANY = 100_000
const READS = 4000

const percentile = (values: readonly number[], share: number) =>
  values.toSorted((a, b) => a - b)[Math.ceil(values.length * share) - 1] ?? Number.NaN

async function withDatabase<T>(work: (db: Database) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-bench-'))
  const db = openDatabase(join(folder, 'vigie.db'))
  try {
    plantMaintenances(db, MANY)
    return await work(db)
  } finally {
    db.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

function runnerOf(db: Database) {
  const folder = join(import.meta.dirname, '../../main/adapters/workers')
  const workers = createWorkers({ entry: (name) => pathToFileURL(join(folder, `${name}.worker.ts`)) })
  return createPassRunner(db, workers, systemRandom)
}

interface TimedPass {
  readonly ms: number
  /** Longest time the main thread was blocked, ms. */
  readonly delay: number
  readonly report: { readonly created: number; readonly updated: number; readonly removed: number }
}

async function timedPass(db: Database, day: number): Promise<TimedPass> {
  const run = runnerOf(db)
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  await pause(20)
  delay.reset()
  const from = performance.now()
  const report = await run(passOn(day), new AbortController().signal)
  const ms = performance.now() - from
  await pause(5)
  delay.disable()
  return { ms, delay: Math.max(0, delay.max / 1e6 - 1), report }
}

const measured = ({ ms, delay, report }: TimedPass): Measurement => ({
  value: ms,
  detail: { main_thread_delay_ms: delay.toFixed(1), ...report },
})

/** The usual pass: everything is due and has its alert; nothing has changed since. */
const standingPass = () =>
  withDatabase(async (db) => {
    await timedPass(db, 0)
    return measured(await timedPass(db, 0))
  })

/** Once a day every number of days changes. */
const daysPass = () =>
  withDatabase(async (db) => {
    await timedPass(db, 0)
    return measured(await timedPass(db, 1))
  })

/** Everything becomes an alert at once, as after a large import. */
const firstPass = () => withDatabase(async (db) => measured(await timedPass(db, 0)))

const passDelay = () =>
  withDatabase(async (db) => {
    const passes = [await timedPass(db, 0), await timedPass(db, 0), await timedPass(db, 1)]
    return { value: Math.max(...passes.map(({ delay }) => delay)) }
  })

/** Every filter of the API, first and later pages. */
const reads = () =>
  withDatabase(async (db) => {
    await timedPass(db, 0)
    const clock = { now: () => passOn(0).now, monotonic: () => performance.now(), zone: () => 'Europe/Paris' }
    const service = createAlertsService({
      store: createAlertStore(db),
      clock,
      events: { publish: () => {}, subscribe: () => () => {} },
      generate: () => Promise.reject(new Error('reading never generates')),
      yieldToEventLoop: async () => {},
    })
    const queries = [
      {},
      { unread: true },
      ...PRIORITIES.map((priority) => ({ priority })),
      ...ALERT_TYPES.map((type) => ({ type })),
      { asset_id: 17 },
      { state: 'dismissed' as const },
      { cursor: 'MAINTENANCE_LATE.50000' },
      { cursor: 'MAINTENANCE_URGENT.90' },
    ]
    const times: number[] = []
    for (let read = 0; read < READS; read++) {
      const from = performance.now()
      service.list({ limit: 50, state: 'active', ...queries[read % queries.length] }, callerIn('fr'))
      times.push(performance.now() - from)
    }
    return {
      value: percentile(times, 0.99),
      detail: { p50_ms: percentile(times, 0.5).toFixed(2), reads: READS },
    }
  })

export const benchmarks: readonly Benchmark[] = [
  {
    name: 'alert pass over 100,000 maintenances',
    unit: 'ms',
    budget: 500,
    better: 'lower',
    run: standingPass,
  },
  { name: 'alert pass, 100,000 day counts change', unit: 'ms', budget: 500, better: 'lower', run: daysPass },
  {
    name: 'alert pass, 100,000 alerts created at once',
    unit: 'ms',
    budget: 500,
    better: 'lower',
    run: firstPass,
  },
  { name: 'main-thread delay during alert passes', unit: 'ms', budget: 20, better: 'lower', run: passDelay },
  { name: 'read of alerts with 100,000, p99', unit: 'ms', budget: 5, better: 'lower', run: reads },
]
