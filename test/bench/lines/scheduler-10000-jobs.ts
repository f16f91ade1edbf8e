/** The punctuality of ten thousand jobs. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import schedule from 'node-schedule'
import { nodeScheduleAlarm } from '../../../main/adapters/alarm/node-schedule.ts'
import { systemClock } from '../../../main/adapters/clock/system.ts'
import { systemRandom } from '../../../main/adapters/random/system.ts'
import { openDatabase } from '../../../main/adapters/sqlite/database.ts'
import { createJobStateStore } from '../../../main/adapters/sqlite/job-state.ts'
import { createRunStore } from '../../../main/adapters/sqlite/runs.ts'
import type { JobKind } from '../../../main/core/jobs/kind.ts'
import type { Log } from '../../../main/core/ports/log.ts'
import type { SettingsPort } from '../../../main/core/ports/settings.ts'
import { createScheduler } from '../../../main/core/scheduler.ts'
import type { DefinitionOf } from '../../../shared/job.ts'
import { kindSettingsSchemas } from '../../../shared/kinds/index.ts'
import { scheduleSchema } from '../../../shared/schedule.ts'
import { settingsSchema } from '../../../shared/settings.ts'
import { line } from '../harness/line.ts'
import { percentile } from '../harness/statistics.ts'

const JOBS = 10_000
/** The jobs' times are spread over this range; ten thousand at one instant would measure the length of a queue. */
const SPREAD_MS = 10_000
const LEAD_MS = 5000

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

const lateness = (late: readonly number[]) => ({ p99: Math.max(1, percentile(late, 0.99)) })

export const schedulerLate = line({
  name: 'scheduler-10000-jobs',
  work: 'ten thousand jobs, each due once within ten seconds: how late they begin, to the whole millisecond.',
  peer: 'node-schedule alone with the same times and a callback: nothing stored',
  figures: { p99: { unit: 'ms late', goal: { more: 50 } } },
  sizes: [JOBS],
  pairs: 1,
  setUp: async () => ({
    ours: async () => lateness(await vigieLateness()),
    peer: async () => lateness(await peerLateness()),
    close: () => undefined,
  }),
})
