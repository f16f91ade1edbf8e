/**
 * Updates the state of one job to an instant, so that each passed planned time has exactly one outcome: a run
 * or a part of a skip record. Called in a transaction, before anything about the job changes.
 */

import type { EpochMs } from '../../../shared/time/units.ts'
import type { RunOutcome, SkipReason } from '../../../shared/vocabulary.ts'
import type { RunOrder } from '../jobs/execution.ts'
import { follows, occurrenceAfter } from '../jobs/followed.ts'
import type { RunRecord, RunStore } from '../jobs/run-record.ts'
import type { MachineConditions } from '../ports/conditions.ts'
import type { Random } from '../ports/random.ts'
import { occurrenceKey } from './plan.ts'
import { judge, type Skip, skipMissed } from './policy.ts'
import type { ScheduledJob } from './scheduled-job.ts'
import type { JobStateRecord } from './state.ts'
import { unmet } from './unmet.ts'

/** After a clock was set back, the maximum number of already processed planned times skipped at once. */
const MAX_PASSED_OVER = 500

/** What processing a job's due times writes and starts. */
export interface DueProcessorParts {
  readonly runs: RunStore
  readonly random: Random
  /** Prepares a run, which locks its job; null if the occurrence already has one. */
  readonly prepare: (order: RunOrder) => string | null
  readonly isRunning: (jobId: string) => boolean
  /** Whether a run of the job waits behind another one. */
  readonly isWaiting: (jobId: string) => boolean
  readonly conditions: MachineConditions
  /** Called when a skip record was written or extended. */
  readonly skipped: (run: RunRecord) => void
}

/** What blocks a job from an instant on, and until when. */
interface StartBlock {
  readonly reason: SkipReason
  readonly until: EpochMs
}

/** Returns what blocks a job at an instant, the strongest reason first; null if nothing does. */
export function blockAt(state: JobStateRecord, instant: EpochMs, running: boolean): StartBlock | null {
  if (state.haltedAt !== null) return { reason: 'halted', until: Number.POSITIVE_INFINITY }
  const pausedUntil = state.pausedSince === null ? null : (state.pausedUntil ?? Number.POSITIVE_INFINITY)
  if (pausedUntil !== null && instant < pausedUntil) return { reason: 'paused', until: pausedUntil }
  return running ? { reason: 'still_running', until: Number.POSITIVE_INFINITY } : null
}

/** Writes runs and changes jobs in the caller’s transaction; the caller saves the states of the jobs. */
export class DueProcessor {
  readonly #parts: DueProcessorParts
  /** Jobs with a due time that waits for a condition. */
  readonly #held = new Set<string>()

  constructor(parts: DueProcessorParts) {
    this.#parts = parts
  }

  /** Processes everything planned up to `now`. Each iteration moves the next due time forward. */
  settle(job: ScheduledJob, now: EpochMs): void {
    this.#correctClock(job, now)
    for (let due = job.state.nextDue; due !== null && job.startOf(due) <= now; due = job.state.nextDue) {
      const block = blockAt(job.state, due, this.#parts.isRunning(job.id))
      if (block !== null) this.#skipBlocked(job, due, now, block)
      else if (this.#waits(job)) break
      else this.#runDue(job, due, now)
    }
    this.#endPause(job, now)
  }

  /** Whether a due time of the job waits for a condition. */
  isHeld(jobId: string): boolean {
    return this.#held.has(jobId)
  }

  /** Whether nothing keeps a job from starting now. */
  mayStart(job: ScheduledJob, now: EpochMs): boolean {
    const { isRunning, conditions } = this.#parts
    const isFree = blockAt(job.state, now, isRunning(job.id)) === null
    return isFree && unmet(conditions, job.definition).length === 0
  }

  #waits(job: ScheduledJob): boolean {
    if (unmet(this.#parts.conditions, job.definition).length === 0) return false
    this.#held.add(job.id)
    return true
  }

  /** Orders a run after that of another job with an outcome, if the job follows it, or records why there is none. A job that is off has no record. */
  follow(job: ScheduledJob, run: RunRecord, outcome: RunOutcome, now: EpochMs): void {
    if (!job.planned || !follows(job.definition, run.jobId, outcome)) return
    const { prepare, isWaiting, conditions } = this.#parts
    const occurrence = occurrenceAfter(run.id)
    const block = blockAt(job.state, now, isWaiting(job.id))
    const reason = block?.reason ?? (unmet(conditions, job.definition).length > 0 ? 'condition' : null)
    if (reason === null) {
      const { id: jobId, definition } = job
      prepare({ jobId, definition, cause: 'after_job', scheduledFor: now, occurrence })
    } else this.#record(job, { reason, first: now, last: now, count: 1 }, now, occurrence)
  }

  /** After a clock was set back: plans again from now, without the occurrences that have an outcome. */
  #correctClock(job: ScheduledJob, now: EpochMs) {
    const { anchorAt, lastPlanned, nextDue } = job.state
    if (job.definition.schedule.form === 'after') {
      if (nextDue !== null && anchorAt > now) job.change({ anchorAt: now, nextDue: job.plan.next(now) })
      return
    }
    if (!job.planned || (anchorAt <= now && (lastPlanned ?? now) <= now)) return
    if (anchorAt > now) job.beginAt(now)
    job.change({
      lastPlanned: lastPlanned && Math.min(lastPlanned, now),
      nextDue: this.#firstWithoutOutcome(job, now),
    })
  }

  /** A stored time to come was computed with the rules of zones and the calendars of then, which may have changed. */
  deriveNext(job: ScheduledJob, now: EpochMs): void {
    const { nextDue } = job.state
    if (nextDue !== null && nextDue > now) this.replan(job, now)
  }

  /**
   * Plans again from now, without the occurrences that have an outcome: some may have lost theirs.
   * @param missed the first passed time that has lost its outcome: it and those after it are due, unless a later one had its own
   */
  replan(job: ScheduledJob, now: EpochMs, missed = Number.POSITIVE_INFINITY): void {
    this.#correctClock(job, now)
    const { nextDue } = job.state
    if (!job.planned || job.definition.schedule.form === 'after') return
    // It waits for its share of the jitter.
    if (nextDue !== null && nextDue <= now && job.startOf(nextDue) > now) return
    const from = missed > now ? now : Math.max(missed - 1, this.#parts.runs.lastDecided(job.id) ?? 0)
    job.change({ nextDue: this.#firstWithoutOutcome(job, from) })
  }

  /** A time to come that was recorded as missed was so under a clock that was ahead: it is not passed over. */
  #firstWithoutOutcome({ id, plan }: ScheduledJob, after: EpochMs): number | null {
    const { runs } = this.#parts
    let due = plan.next(after)
    for (let passed = 0; due !== null && passed < MAX_PASSED_OVER; passed++) {
      const occurrence = occurrenceKey(due)
      if (!runs.hasOccurrence(id, occurrence) || runs.freeMissed(id, occurrence)) break
      due = plan.next(due)
    }
    return due
  }

  #skipBlocked(job: ScheduledJob, due: EpochMs, now: EpochMs, { reason, until }: StartBlock) {
    this.#held.delete(job.id)
    const skip = skipMissed(job.plan, due, Math.min(now, until - 1), reason)
    if (job.definition.schedule.form === 'after') {
      this.#record(job, { reason, first: due, last: due, count: 1 }, now)
      return job.change({ lastPlanned: due, nextDue: until <= now ? job.first(until) : null })
    }
    if (skip === null) return job.change({ nextDue: job.plan.next(due) })
    this.#record(job, skip, now)
    job.change({ lastPlanned: skip.last, nextDue: job.plan.next(skip.last) })
  }

  #runDue(job: ScheduledJob, due: EpochMs, now: EpochMs) {
    const { plan, definition } = job
    const reason = this.#held.delete(job.id) ? 'condition' : 'missed'
    const after = definition.schedule.form === 'after'
    const { runs, skip } = after
      ? { runs: [{ at: due, cause: 'schedule' as const }], skip: null }
      : judge(passedTimes(job, due, now), definition.missed, reason)
    const last = runs.at(-1)?.at ?? skip?.last
    // The rules of a zone may have changed since the time was stored.
    if (last === undefined) return job.change({ nextDue: plan.next(due) })
    job.change({ openSkip: null })
    if (skip !== null) this.#record(job, skip, now)
    job.change({ openSkip: null, lastPlanned: last, nextDue: after ? null : plan.next(last) })
    const taken = runs.filter(({ at, cause }) => {
      const order = { jobId: job.id, definition, cause, scheduledFor: at, occurrence: occurrenceKey(at) }
      return this.#parts.prepare(order) !== null
    })
    if (after && taken.length === 0) job.change({ nextDue: plan.next(now) })
  }

  /** Ends a pause whose end has passed; missed times are not replayed. */
  #endPause(job: ScheduledJob, now: EpochMs) {
    const { pausedSince, pausedUntil } = job.state
    if (pausedSince === null || pausedUntil === null || pausedUntil > now) return
    job.endPause(pausedUntil)
    if (job.state.nextDue === null && !this.#parts.isRunning(job.id)) job.change({ nextDue: job.first(now) })
  }

  /** Extends the open record with the same reason, or writes a new one. */
  #record(job: ScheduledJob, skip: Skip, now: EpochMs, occurrence = occurrenceKey(skip.first)) {
    const { runs, random, skipped } = this.#parts
    const open = job.state.openSkip === null ? null : runs.get(job.state.openSkip)
    if (open !== null && open.skipReason === skip.reason) {
      const change = {
        skippedCount: open.skippedCount + skip.count,
        endedAt: now,
        summary: { ...open.summary, last: occurrenceKey(skip.last) },
      }
      runs.update(open.id, change)
      return skipped({ ...open, ...change })
    }
    const record = { ...skipRecord(random.id(), job, skip, now), occurrence }
    if (!runs.insert(record)) return
    job.change({ openSkip: record.id })
    skipped(record)
  }
}

const passedTimes = (job: ScheduledJob, firstDue: EpochMs, now: EpochMs) => ({
  plan: job.plan,
  firstDue,
  upTo: job.startedUpTo(firstDue, now),
  now,
  startOf: (planned: EpochMs) => job.startOf(planned),
})

function skipRecord(id: string, job: ScheduledJob, skip: Skip, now: EpochMs): RunRecord {
  return {
    id,
    jobId: job.id,
    kind: job.definition.kind,
    cause: 'schedule',
    occurrence: occurrenceKey(skip.first),
    scheduledFor: skip.first,
    startedAt: null,
    endedAt: now,
    durationMs: null,
    attempts: 0,
    outcome: 'skipped',
    skipReason: skip.reason,
    skippedCount: skip.count,
    nextAttemptAt: null,
    progress: null,
    faults: [],
    summary: { first: occurrenceKey(skip.first), last: occurrenceKey(skip.last) },
  }
}
