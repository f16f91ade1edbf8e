/** A scheduler with a test-controlled clock: fake clock and alarm, real SQLite, one scripted kind of job. */

import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { randomWith, systemRandom } from '../../main/adapters/random/system.ts'
import { createClockRecords } from '../../main/adapters/sqlite/clock-records.ts'
import { openDatabase } from '../../main/adapters/sqlite/database.ts'
import { createJobStateStore } from '../../main/adapters/sqlite/job-state.ts'
import { createRunStore } from '../../main/adapters/sqlite/runs.ts'
import { createClockKeeper } from '../../main/core/clock/keeper.ts'
import { TrustedClock } from '../../main/core/clock/trusted-clock.ts'
import type { JobKind, RunContext, RunResult } from '../../main/core/jobs/kind.ts'
import { createKinds } from '../../main/core/jobs/registry.ts'
import type { MachineConditions } from '../../main/core/ports/conditions.ts'
import { createScheduler, type Scheduler } from '../../main/core/scheduler.ts'
import type { VigieEvent } from '../../shared/events.ts'
import type { DefinitionOf } from '../../shared/job.ts'
import { kindSettingsSchemas } from '../../shared/kinds/index.ts'
import type { MessageKey } from '../../shared/messages/index.ts'
import type { Run } from '../../shared/run.ts'
import { scheduleSchema } from '../../shared/schedule.ts'
import { FakeAlarm } from './fake-alarm.ts'
import { FakeClock } from './fake-clock.ts'
import { memorySettings } from './memory-settings.ts'
import { silentLog } from './silent-log.ts'
import { tempFolder } from './temp-folder.ts'

type TestDefinition = DefinitionOf<'alerts'>
export type Script = (context: RunContext<'alerts'>) => Promise<RunResult>

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR
export const SUCCESS: RunResult = { outcome: 'succeeded', faults: [], summary: {} }

/** A job definition with default options. `schedule` is parsed, so its defaults may be omitted. */
export function definition(schedule: object, jobOptions: Partial<TestDefinition> = {}): TestDefinition {
  return {
    kind: 'alerts',
    name: 'Test',
    enabled: true,
    schedule: scheduleSchema.parse({ zone: 'Europe/Paris', ...schedule }),
    retry: { attempts: 0, backoff: 'exponential', base_seconds: 5, cap_seconds: 300 },
    missed: { policy: 'latest', cap: 10, grace_seconds: 12 * 3600 },
    deadline_seconds: 600,
    run_on_start: false,
    halt_after: null,
    settings: kindSettingsSchemas.alerts.parse({}),
    ...jobOptions,
  }
}

export const every = (minutes: number, jobOptions: Partial<TestDefinition> = {}) =>
  definition({ form: 'every', every_seconds: minutes * 60 }, jobOptions)

export interface SchedulerHarnessOptions {
  readonly start?: string
  readonly jobs?: Readonly<Record<string, TestDefinition>>
  /** Reads the time through a trusted clock, with its keeper. */
  readonly trusted?: boolean
  readonly conditions?: MachineConditions
  /** The share of the jitter of each planned time. */
  readonly share?: (key: string) => number
  /** A random number from 0 to 1; 0 by default. */
  readonly chance?: () => number
  readonly ready?: (definition: TestDefinition) => MessageKey | null
  readonly partialSummary?: JobKind<'alerts'>['partialSummary']
  readonly cancelled?: JobKind<'alerts'>['cancelled']
}

export function createSchedulerHarness({
  start = '2026-01-05T09:00:00Z',
  jobs = {},
  trusted = false,
  share = systemRandom.share,
  conditions,
  ready,
  partialSummary,
  cancelled,
  chance = () => 0,
}: SchedulerHarnessOptions = {}) {
  const clock = new FakeClock(start)
  let trustedClock = new TrustedClock(clock)
  const folder = tempFolder()
  const settings = memorySettings({ jobs: { alerts: every(60, { enabled: false }), ...jobs } })
  const log = silentLog()
  const events: VigieEvent[] = []
  const calls: RunContext<'alerts'>[] = []
  const wakeListeners = new Set<() => void>()
  let script: Script = async () => SUCCESS
  const kind: JobKind<'alerts'> = {
    kind: 'alerts',
    defaults: () => every(60, { enabled: false }),
    ...(ready === undefined ? {} : { ready }),
    ...(partialSummary === undefined ? {} : { partialSummary }),
    ...(cancelled === undefined ? {} : { cancelled }),
    run: (context) => {
      calls.push(context)
      return script(context)
    },
  }
  const open = () => openDatabase(join(folder, 'vigie.db'))
  let db = open()
  onTestFinished(() => void db.close())
  let alarm = new FakeAlarm(clock)
  /** The alarm in the time of the trusted clock. */
  const trustedAlarm = {
    ring: (at: number, callback: () => void) => alarm.ring(clock.now() + at - trustedClock.now(), callback),
  }
  let scheduler = build()

  function startKeeper(): void {
    trustedClock = new TrustedClock(clock)
    scheduler = build()
    createClockKeeper({
      clock: trustedClock,
      alarm: trustedAlarm,
      records: createClockRecords(db),
      log,
      corrected: (missed) => scheduler.timekeeper.replan(missed),
    }).start()
  }

  function build(): Scheduler {
    return createScheduler({
      clock: trusted ? trustedClock : clock,
      alarm: trusted ? trustedAlarm : alarm,
      random: { next: chance, share, id: randomWith(() => clock.now()).id },
      log,
      events: { publish: (event) => void events.push(event), subscribe: () => () => {} },
      settings,
      runs: createRunStore(db),
      jobStates: createJobStateStore(db),
      ...(conditions === undefined ? {} : { conditions }),
      kinds: createKinds({ alerts: kind }),
      power: {
        onWake: (listener) => {
          wakeListeners.add(listener)
          return () => wakeListeners.delete(listener)
        },
      },
    })
  }

  const harness = {
    clock,
    settings,
    log,
    events,
    calls,
    get db() {
      return db
    },
    get trustedClock() {
      return trustedClock
    },
    get alarm() {
      return alarm
    },
    get scheduler() {
      return scheduler
    },
    get services() {
      return scheduler.services
    },
    does: (next: Script) => {
      script = next
    },
    /** What the kind does now, to be part of what it does next. */
    script: () => script,
    start: async () => {
      if (trusted) startKeeper()
      scheduler.start()
      await alarm.advance(0)
    },
    /** A second scheduler on the same data, never started: a process that only reads. */
    reader: () => build(),
    advance: (ms: number) => alarm.advance(ms),
    /** Time passes while the machine sleeps; then it wakes up. */
    sleep: async (ms: number) => {
      clock.sleep(ms)
      for (const listener of wakeListeners) listener()
      await alarm.advance(0)
    },
    /** The process dies abruptly; another one starts after a while on the same files. */
    killAndRestart: async (downFor = 0) => {
      wakeListeners.clear()
      db.close()
      clock.pass(downFor)
      db = open()
      alarm = new FakeAlarm(clock)
      scheduler = build()
      await harness.start()
    },
    /** Returns all runs of a job, oldest first. */
    runs: (jobId = 'job'): Run[] =>
      scheduler.services.runs.list({ limit: 1000, job_id: jobId }).items.toReversed(),
    /** The same as text: `succeeded 10:00`, `skipped missed x95 10:15`. Local time of the job. */
    runLines: (jobId = 'job') => harness.runs(jobId).map(localize),
  }
  return harness
}

function localize(run: Run): string {
  const count = run.skipped_count > 1 ? [`x${run.skipped_count}`] : []
  const cause = run.cause === 'schedule' ? [] : [run.cause]
  const reason = run.skip_reason === null ? [] : [run.skip_reason]
  return [run.outcome ?? 'running', ...cause, ...reason, ...count, run.scheduled_for.slice(11, 16)].join(' ')
}
