/** Assembles the scheduler: what runs, when, and the services for it. */
import type { JobDefinition } from '../../shared/job.ts'
import type { Language } from '../../shared/vocabulary.ts'
import { historyOf } from './jobs/history.ts'
import type { KindRegistry } from './jobs/kind.ts'
import { blockedReasonOf, createDefaultJobs, definitionOfRun } from './jobs/registry.ts'
import type { RunRecord, RunStore } from './jobs/run-record.ts'
import { Runner } from './jobs/runner.ts'
import { SharedCommit } from './jobs/shared-commit.ts'
import type { Alarm } from './ports/alarm.ts'
import type { Clock } from './ports/clock.ts'
import type { MachineConditions } from './ports/conditions.ts'
import type { Events } from './ports/events.ts'
import type { Log } from './ports/log.ts'
import type { PowerEvents } from './ports/power.ts'
import type { Random } from './ports/random.ts'
import type { SettingsPort } from './ports/settings.ts'
import { DueProcessor } from './schedule/due-processor.ts'
import { JobRegistry } from './schedule/job-registry.ts'
import type { JobStateStore } from './schedule/state.ts'
import { Timekeeper } from './schedule/timekeeper.ts'
import { Timers } from './schedule/timers.ts'
import { runView } from './services/job-view.ts'
import { createJobsService, type JobsService } from './services/jobs.ts'
import { createRunsService, type RunsService } from './services/runs.ts'
import { createSchedulerService, type SchedulerService } from './services/scheduler.ts'

/** What the scheduler is assembled from. */
export interface SchedulerParts {
  readonly clock: Clock
  readonly random: Random
  readonly alarm: Alarm
  readonly log: Log
  readonly events: Events
  readonly settings: SettingsPort
  readonly runs: RunStore
  readonly jobStates: JobStateStore
  readonly kinds: Partial<KindRegistry>
  /** Language of the names of jobs created at first start; English if absent. */
  readonly language?: () => Language
  /** What the machine has; absent if it reports nothing. */
  readonly conditions?: MachineConditions
  /** When an outside host last answered, ms; null if none has since the start. Absent if nobody listens. */
  readonly answeredAt?: () => number | null
  /** Absent if the machine reports no power events; clock jumps are detected anyway. */
  readonly power?: PowerEvents
}

const UNKNOWN: MachineConditions = { holds: () => null }

/** The scheduler of an application with the services for jobs and runs. */
export interface Scheduler {
  readonly timekeeper: Timekeeper
  readonly runner: Runner
  readonly services: {
    readonly jobs: JobsService
    readonly runs: RunsService
    readonly scheduler: SchedulerService
  }
  /** Creates missing default jobs and starts the timekeeper. Idempotent. */
  start(): void
  /** Ends every run with an outcome within 5 s. Idempotent. */
  stop(): Promise<void>
}

/**
 * Builds the scheduler; nothing happens before `start`. The stores must share one database, so that a run and the
 * state of its job are written together.
 *
 *     const scheduler = createScheduler({ clock, random, alarm, log, events, settings, runs, jobStates, kinds, power })
 *     const services = { ...scheduler.services, ... }
 *     scheduler.start()
 *     ...
 *     await scheduler.stop() // before the database is closed
 */
export function createScheduler(parts: SchedulerParts): Scheduler {
  const { clock, events, settings, runs, kinds, conditions = UNKNOWN } = parts
  const log = parts.log.topic('scheduler')
  const timers = new Timers(clock, parts.alarm, (error) => log.error('A timer failed', { error }))
  const zoneOf = (jobId: string) => settings.read().jobs[jobId]?.schedule.zone ?? clock.zone()
  const jobChanged = (jobId: string) => events.publish({ type: 'job', job_id: jobId })
  function runChanged(run: RunRecord): void {
    events.publish({ type: 'run', run: runView(run, zoneOf(run.jobId)) })
    // The first failed attempt may say that the network is away, for other jobs too.
    if (run.attempts === 1 && run.nextAttemptAt !== null) jobChanged(run.jobId)
  }
  const runner: Runner = new Runner({
    ...parts,
    timers,
    outcomes: new SharedCommit(clock, timers, (work) => committed(work)),
    wokeAt: () => timekeeper.wokeAt(),
    changed: runChanged,
    ended: (run, ending, { varied }, since) => timekeeper.runEnded(run, ending, varied !== true, since),
    checkpoint: (jobId) => timekeeper.checkpoint(jobId),
    released: (jobId) => timekeeper.runReleased(jobId),
    limits: () => settings.read().scheduler,
  })
  /** Outcomes and the runs that follow them are written together; the runs begin when both are. */
  function committed(work: () => void): void {
    try {
      runs.transaction(work)
    } catch (error) {
      runner.discardPrepared()
      throw error
    }
    runner.launchPrepared()
  }
  const isRunning = (jobId: string) => runner.active(jobId) !== null
  const dueProcessor = new DueProcessor({
    ...parts,
    prepare: (order) => runner.prepare(order),
    conditions,
    isRunning,
    isWaiting: (jobId) => runner.isWaiting(jobId),
    skipped: runChanged,
  })
  const jobRegistry = new JobRegistry({
    ...parts,
    definitions: () => settings.read().jobs,
    calendars: () => settings.read().calendars,
    blockedReason: (definition: JobDefinition) => blockedReasonOf(kinds, definition),
    definitionOfRun: (id, changes) => definitionOfRun(kinds, settings.read().jobs, id, changes, clock.now()),
    isRunning,
  })
  const timekeeper: Timekeeper = new Timekeeper({
    ...parts,
    log,
    timers,
    jobRegistry,
    runner,
    dueProcessor,
    onDefinitions: (listener) => settings.onChange(listener),
    runChanged,
    jobChanged,
  })
  const history = historyOf(runs, () => timekeeper.running)
  const jobs = createJobsService({
    ...parts,
    runs: history,
    answeredAt: parts.answeredAt ?? (() => null),
    conditions,
    runner,
    timekeeper,
  })
  const scheduler = createSchedulerService(jobs, () => timekeeper.running)
  const ends: (() => void)[] = []
  return {
    timekeeper,
    runner,
    services: {
      jobs,
      scheduler,
      runs: createRunsService(
        history,
        zoneOf,
        { all: () => timekeeper.jobs(), has: (id) => settings.read().jobs[id] !== undefined },
        () => clock.zone(),
      ),
    },
    start: () => {
      if (timekeeper.running) return
      createDefaultJobs(kinds, settings, clock.zone(), parts.language?.() ?? 'en')
      timekeeper.start()
      if (parts.power !== undefined) ends.push(parts.power.onWake(() => timekeeper.wake()))
      ends.push(settings.onChange(() => runner.launchPrepared()))
    },
    stop: () => {
      for (const end of ends.splice(0)) end()
      return timekeeper.stop()
    },
  }
}
