/** The punctuality of ten thousand jobs, and the cost of a simulated year. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import schedule from 'node-schedule'
import { nodeScheduleAlarm } from '../../main/adapters/alarm/node-schedule.ts'
import { systemClock } from '../../main/adapters/clock/system.ts'
import { systemRandom } from '../../main/adapters/random/system.ts'
import { openDatabase } from '../../main/adapters/sqlite/database.ts'
import { createJobStateStore } from '../../main/adapters/sqlite/job-state.ts'
import { createRunStore } from '../../main/adapters/sqlite/runs.ts'
import type { JobKind } from '../../main/core/jobs/kind.ts'
import type { Log } from '../../main/core/ports/log.ts'
import type { SettingsPort } from '../../main/core/ports/settings.ts'
import { planOf } from '../../main/core/schedule/plan.ts'
import { createScheduler } from '../../main/core/scheduler.ts'
import type { DefinitionOf } from '../../shared/job.ts'
import { kindSettingsSchemas } from '../../shared/kinds/index.ts'
import { scheduleSchema } from '../../shared/schedule.ts'
import { settingsSchema } from '../../shared/settings.ts'
import type { Benchmark, Measurement } from './benchmark.ts'

const JOBS = 10_000
/** The jobs' times are spread over this range; ten thousand at one instant would measure the length of a queue. */
const SPREAD_MS = 10_000
const LEAD_MS = 5000

const percentile = (values: readonly number[], share: number) =>
  values.toSorted((a, b) => a - b)[Math.ceil(values.length * share) - 1] ?? Number.NaN

const silent: Log = { debug() {}, info() {}, warn() {}, error() {}, topic: () => silent }

function definitionOf(seconds: number): DefinitionOf<'alerts'> {
  return {
    kind: 'alerts',
    name: 'bench',
    enabled: true,
    schedule: scheduleSchema.parse({
      form: 'every',
      every_seconds: seconds,
      zone: 'Europe/Paris',
      anchor: 'start',
    }),
    retry: { attempts: 0, backoff: 'fixed', base_seconds: 1, cap_seconds: 1 },
    missed: { policy: 'latest', cap: 1, grace_seconds: 60 },
    deadline_seconds: 60,
    run_on_start: false,
    halt_after: null,
    settings: kindSettingsSchemas.alerts.parse({}),
  }
}

/** Settings in memory, not parsed again: a file of ten thousand jobs is not what this measures. */
function fixedSettings(): SettingsPort {
  const definition = definitionOf(3600)
  const jobs = Object.fromEntries(Array.from({ length: JOBS }, (_, index) => [`job-${index}`, definition]))
  const settings = {
    ...settingsSchema.parse({}),
    jobs: { ...jobs, alerts: { ...definition, enabled: false } },
  }
  return { read: () => settings, update: () => settings, onChange: () => () => {} }
}

/** Ten thousand jobs in a real database, each due once within the range. Returns how late each began, ms. */
async function vigieLateness(): Promise<number[]> {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-bench-'))
  const db = openDatabase(join(folder, 'vigie.db'))
  const jobStates = createJobStateStore(db)
  const settings = fixedSettings()
  const base = Date.now() + LEAD_MS
  const scheduleKey = JSON.stringify(definitionOf(3600).schedule)
  const none = {
    lastPlanned: null,
    pausedSince: null,
    pausedUntil: null,
    failures: 0,
    failingSince: null,
    haltedAt: null,
    openSkip: null,
  }
  db.transaction(() => {
    for (let index = 0; index < JOBS; index++) {
      const nextDue = base + Math.floor((index * SPREAD_MS) / JOBS)
      jobStates.save({ ...none, jobId: `job-${index}`, scheduleKey, anchorAt: nextDue - 3_600_000, nextDue })
    }
  })()
  const late: number[] = []
  const { promise, resolve } = Promise.withResolvers<void>()
  const kind: JobKind<'alerts'> = {
    kind: 'alerts',
    defaults: () => definitionOf(3600),
    run: async ({ scheduledFor }) => {
      if (late.push(Date.now() - scheduledFor) === JOBS) resolve()
      return { outcome: 'succeeded', faults: [], summary: {} }
    },
  }
  const scheduler = createScheduler({
    clock: systemClock,
    random: systemRandom,
    alarm: nodeScheduleAlarm(systemClock),
    log: silent,
    events: { publish() {}, subscribe: () => () => {} },
    settings,
    runs: createRunStore(db),
    jobStates,
    kinds: { alerts: kind },
  })
  scheduler.start()
  await promise
  await scheduler.stop()
  db.close()
  rmSync(folder, { recursive: true, force: true })
  return late
}

/** node-schedule alone: the same ten thousand times with only a callback. */
async function peerLateness(): Promise<number[]> {
  const base = Date.now() + LEAD_MS
  const late: number[] = []
  const { promise, resolve } = Promise.withResolvers<void>()
  for (let index = 0; index < JOBS; index++) {
    const at = base + Math.floor((index * SPREAD_MS) / JOBS)
    const fire = () => {
      if (late.push(Date.now() - at) === JOBS) resolve()
    }
    if (schedule.scheduleJob(new Date(at), fire) === null) fire()
  }
  await promise
  return late
}

async function punctuality(): Promise<Measurement> {
  const late = await vigieLateness()
  const peer = await peerLateness()
  return {
    value: percentile(late, 0.99),
    peer: { name: 'node-schedule alone, nothing stored', value: percentile(peer, 0.99) },
    detail: { jobs: JOBS, p50: percentile(late, 0.5), max: Math.max(...late) },
  }
}

/** The largest deviation of a year's planned times from the ten-minute grid, ms: 52,560 of them, one after another. */
async function yearWithoutDrift(): Promise<Measurement> {
  const zones = ['Europe/Paris', 'America/New_York', 'Africa/Casablanca', 'Asia/Kolkata']
  const [start, end] = [Date.UTC(2026, 0, 1), Date.UTC(2027, 0, 1)]
  const began = performance.now()
  let [worst, count] = [0, 0]
  for (const zone of zones) {
    const plan = planOf(scheduleSchema.parse({ form: 'every', every_seconds: 600, zone }), start)
    for (let next = plan.next(start - 1); next !== null && next < end; next = plan.next(next)) {
      worst = Math.max(worst, next % 600_000)
      count += 1
    }
  }
  const missing = Math.abs(count - (zones.length * (end - start)) / 600_000)
  return { value: worst + missing, detail: { times: count, took_ms: Math.round(performance.now() - began) } }
}

export const benchmarks: readonly Benchmark[] = [
  { name: 'scheduler-10000-jobs-late-p99', unit: 'ms', budget: 50, better: 'lower', run: punctuality },
  { name: 'scheduler-year-drift', unit: 'ms', budget: 0, better: 'lower', run: yearWithoutDrift },
]
