/** Compares the wall clock with the stored due times, and starts what is due. */

import { VigieError } from '../../../shared/errors.ts'
import type { EpochMs } from '../../../shared/time/units.ts'
import type { RunEnding } from '../jobs/attempts.ts'
import type { RunRecord } from '../jobs/run-record.ts'
import type { Runner } from '../jobs/runner.ts'
import type { MissedTimes } from '../ports/clock-records.ts'
import type { JsonObject } from '../settings/patch.ts'
import { blockAt, type DueProcessor } from './due-processor.ts'
import { DueQueue } from './due-queue.ts'
import { closeInterrupted, type InterruptedParts } from './interrupted.ts'
import type { JobRegistry, JobToRun } from './job-registry.ts'
import { type JobStatus, statusOf } from './job-status.ts'
import { applyEnding } from './run-aftermath.ts'
import { planRunsOnStart } from './runs-on-start.ts'
import type { ScheduledJob } from './scheduled-job.ts'
import type { JobStateStore } from './state.ts'
import { MAX_SLEEP, type Timers } from './timers.ts'

/** Maximum number of jobs processed in one transaction; the others follow in the next turn. */
const BATCH = 100
/** Minimum time between wake-ups, ms, so that jobs due at almost the same time share a transaction. */
const BREATH = 10
/** A skip record is written when a block begins, then updated at most this often, ms. */
const RECOUNT = 60_000
/** The pause after a failed write of due times, ms, so that a full disk is not retried a hundred times a second. */
const UNWRITTEN_PAUSE = 5000
/** If the wall clock advanced this much more than the monotonic clock between two wake-ups, the machine slept, ms. */
const SLEPT = 15_000

/** What the timekeeper watches, starts and notifies. */
export interface TimekeeperParts extends InterruptedParts {
  readonly timers: Timers
  readonly jobStates: JobStateStore
  readonly jobRegistry: JobRegistry
  readonly runner: Runner
  readonly dueProcessor: DueProcessor
  readonly onDefinitions: (listener: () => void) => () => void
  readonly jobChanged: (jobId: string) => void
}

/** Does nothing before `start`. Instants are ms of the wall clock. */
export class Timekeeper {
  readonly #parts: TimekeeperParts
  readonly #queue = new DueQueue<string>()
  #running = false
  #unsubscribe = () => {}
  #disarm = () => {}
  #cancelRunsOnStart = () => {}
  #stopping: Promise<void> = Promise.resolve()
  #wokeAt = 0
  #lastLook = { wall: 0, monotonic: 0 }

  constructor(parts: TimekeeperParts) {
    this.#parts = parts
  }

  get running() {
    return this.#running
  }

  /** Returns when the machine last woke up or Vigie started, ms. Never later than now. */
  wokeAt(): number {
    return Math.min(this.#wokeAt, this.#parts.clock.now())
  }

  /** Closes runs of a process that died, plans every job and starts; runs on start follow a little later. Idempotent. */
  start(): void {
    if (this.#running) return
    const { clock, dueProcessor, jobRegistry, onDefinitions } = this.#parts
    this.#running = true
    this.#markAwake()
    closeInterrupted(this.#parts)
    this.#reconcile()
    this.#unsubscribe = onDefinitions(() => this.#reconcile())
    this.#settle(jobRegistry.ids(), (job) => dueProcessor.deriveNext(job, clock.now()))
    this.#cancelRunsOnStart = planRunsOnStart(this.#parts, (job) => void this.#begin(job, 'start'))
    this.#arm()
  }

  /** Stops, interrupts running jobs and waits for them, well under 5 s. Idempotent. */
  stop(): Promise<void> {
    if (!this.#running) return this.#stopping
    this.#running = false
    this.#unsubscribe()
    this.#disarm()
    this.#cancelRunsOnStart()
    this.#stopping = this.#parts.runner.stop()
    return this.#stopping
  }

  /** Checks every job at once: after sleep, a clock change, a zone change. */
  wake(): void {
    if (!this.#running) return
    this.#markAwake()
    this.#settle(this.#parts.jobRegistry.ids())
    this.#arm()
  }

  /**
   * Plans every job again after the time was corrected: planned times whose outcome was void have none again.
   * @param missed the first passed time of each job that is due again
   */
  replan(missed: MissedTimes): void {
    if (!this.#running) return
    const { clock, dueProcessor, jobRegistry } = this.#parts
    this.#markAwake()
    this.#settle(jobRegistry.ids(), (job) => dueProcessor.replan(job, clock.now(), missed.get(job.id)))
    this.#arm()
  }

  /** Returns the jobs; as they are stored if this timekeeper was never started. */
  jobs(): JobStatus[] {
    return this.#parts.jobRegistry.entries().map(statusOf)
  }

  /** @throws VigieError job_not_found */
  job(id: string): JobStatus {
    return statusOf(this.#parts.jobRegistry.get(id))
  }

  /**
   * Starts a run now, with parts of the definition changed for this run only.
   * @returns its id
   * @throws VigieError already_running | job_not_ready | job_not_found | invalid_input
   */
  trigger(id: string, changes: JsonObject = {}): string {
    const job = this.#parts.jobRegistry.varied(id, changes)
    const active = this.#parts.runner.active(id)
    if (active !== null) throw new VigieError('already_running', { id, run_id: active.record.id })
    if (job.blockedReason !== null)
      throw new VigieError('job_not_ready', { id, reason: { messageKey: job.blockedReason } })
    return this.#begin(job, 'manual', Object.keys(changes).length > 0)
  }

  /**
   * Pauses until an instant, or until resumed (null). The current run continues; runs waiting behind it are dropped.
   */
  pause(id: string, until: EpochMs | null): void {
    this.#alter(id, (job, now) => {
      const pausedSince = job.state.pausedSince ?? now
      job.change({ pausedSince, pausedUntil: until, openSkip: null })
      this.#parts.runner.dropWaiting(id, 'paused')
    })
  }

  /** Ends a pause; a halt and its count of failures too, unless only the pause is to end. Missed times are not replayed. */
  resume(id: string, { onlyPause = false } = {}): void {
    this.#alter(id, (job, now) => {
      onlyPause ? job.endPause(now) : job.resume(now)
      if (job.state.nextDue === null && !this.#isRunning(id)) job.change({ nextDue: job.first(now) })
    })
  }

  /** @returns a function that restores the current state of a job and of those that follow it */
  checkpoint(jobId: string): () => void {
    return this.#parts.jobRegistry.checkpoint(jobId)
  }

  /** Call in the transaction that writes the outcome of a run. The rest is for `applyEnding`. */
  runEnded(run: RunRecord, ending: RunEnding, counts: boolean, failingSince: EpochMs): void {
    const { clock, dueProcessor, log, jobRegistry } = this.#parts
    const job = jobRegistry.find(run.jobId)
    if (job === null) return
    dueProcessor.settle(job, clock.now())
    const halted = applyEnding(job, ending, clock.now(), counts, failingSince)
    const followers = jobRegistry.followers(job.id)
    for (const other of followers) dueProcessor.follow(other, run, ending.outcome, clock.now())
    for (const changed of [job, ...followers]) this.#save(changed)
    if (halted) log.warn('A job is halted after too many failures in a row', { job: job.id })
  }

  /** Call when a job may run again. */
  runReleased(jobId: string): void {
    const { jobRegistry, runner, jobChanged } = this.#parts
    const job = jobRegistry.find(jobId)
    if (job === null) return
    if (job.state.haltedAt !== null) runner.dropWaiting(jobId, 'halted')
    this.#enqueue(job)
    this.#arm()
    jobChanged(jobId)
  }

  #isRunning(id: string): boolean {
    return this.#parts.runner.active(id) !== null
  }

  #markAwake() {
    const { clock } = this.#parts
    this.#wokeAt = clock.now()
    this.#lastLook = { wall: clock.now(), monotonic: clock.monotonic() }
  }

  /** Synchronises the jobs with their definitions. */
  #reconcile() {
    const { jobRegistry, runner, jobChanged } = this.#parts
    const { removed, changed } = jobRegistry.reconcile((id) => this.#settle([id]))
    for (const id of removed) {
      runner.dropWaiting(id, 'missed')
      runner.cancel(id)
      this.#queue.delete(id)
    }
    this.#settle(changed)
    this.#arm()
    for (const id of [...removed, ...changed]) jobChanged(id)
  }

  /** Starts an unplanned run now. @returns its id */
  #begin({ id, definition }: JobToRun, cause: 'manual' | 'start', varied = false): string {
    const { runner, clock } = this.#parts
    const order = { jobId: id, definition, cause, scheduledFor: clock.now(), occurrence: null, varied }
    const run = runner.prepare(order)
    if (run === null) throw new Error(`the id of a run of "${id}" exists already`)
    runner.launchPrepared()
    return run
  }

  /** Processes a job's due times, changes its state, saves, plans again and publishes the change. */
  #alter(id: string, change: (job: ScheduledJob, now: EpochMs) => void) {
    const { jobRegistry, clock, jobChanged } = this.#parts
    const job = jobRegistry.get(id)
    this.#settle([id])
    change(job, clock.now())
    this.#save(job)
    this.#enqueue(job)
    this.#arm()
    jobChanged(id)
  }

  #look() {
    const { clock } = this.#parts
    const now = clock.now()
    const passed = clock.monotonic() - this.#lastLook.monotonic
    const shown = now - this.#lastLook.wall
    this.#lastLook = { wall: now, monotonic: clock.monotonic() }
    if (shown < 0 || shown - passed > SLEPT) return this.wake()
    this.#settle(this.#queue.takeDue(now, BATCH))
    this.#arm()
  }

  /** Processes some jobs in one transaction; if it fails, nothing has changed and the next wake-up retries. */
  #settle(ids: readonly string[], before: (job: ScheduledJob) => void = () => {}) {
    const { clock, runs, runner, dueProcessor, log, jobRegistry, jobStates } = this.#parts
    const jobs = jobRegistry.byPriority(ids)
    if (jobs.length === 0) return
    const undo = jobs.map((job) => job.checkpoint())
    try {
      runs.transaction(() => {
        for (const job of jobs) {
          before(job)
          dueProcessor.settle(job, clock.now())
          const state = job.unsaved()
          if (state !== null) jobStates.save(state)
        }
      })
      for (const job of jobs) job.saved()
      runner.launchPrepared()
    } catch (error) {
      runner.discardPrepared()
      for (const back of undo) back()
      log.error('Due times could not be settled; Vigie tries again', { error })
      for (const { id } of jobs) this.#queue.set(id, clock.now() + UNWRITTEN_PAUSE)
      return
    }
    for (const job of jobs) this.#enqueue(job)
  }

  #save(job: ScheduledJob) {
    const state = job.unsaved()
    if (state === null) return
    this.#parts.jobStates.save(state)
    job.saved()
  }

  /** Plans the next check of a job: when it is due, when its pause ends, or when a skip record needs an update. */
  #enqueue(job: ScheduledJob) {
    const { nextDue, pausedUntil, openSkip } = job.state
    const now = this.#parts.clock.now()
    const blocked = blockAt(job.state, nextDue ?? now, this.#isRunning(job.id)) !== null
    const held = this.#parts.dueProcessor.isHeld(job.id) ? now + MAX_SLEEP : 0
    const counted = blocked && openSkip !== null ? now + RECOUNT : held
    const due = nextDue === null ? Number.POSITIVE_INFINITY : Math.max(job.startOf(nextDue), counted)
    const at = Math.min(due, pausedUntil ?? Number.POSITIVE_INFINITY)
    if (at === Number.POSITIVE_INFINITY) this.#queue.delete(job.id)
    else this.#queue.set(job.id, at)
  }

  #arm() {
    const { clock, timers } = this.#parts
    this.#disarm()
    this.#disarm = () => {}
    if (!this.#running) return
    const latest = clock.now() + MAX_SLEEP
    const due = Math.max(this.#queue.earliest() ?? latest, this.#lastLook.wall + BREATH)
    this.#disarm = timers.at(Math.min(due, latest), () => this.#look())
  }
}
