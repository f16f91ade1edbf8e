/**
 * The books of one job: brings its state up to an instant, so that each planned time that has passed has exactly
 * one outcome, a run or a share in a skipped stretch. Called in a transaction, before anything about the job changes.
 */

import type { SkipReason } from '../../../shared/vocabulary.ts'
import type { RunOrder } from '../jobs/execution.ts'
import type { RunRecord, RunStore } from '../jobs/run-record.ts'
import type { Random } from '../ports/random.ts'
import type { Entry } from './entry.ts'
import { occurrenceKey } from './plan.ts'
import { judge, type Skip, skipStretch } from './policy.ts'
import type { JobStateRecord } from './state.ts'

/** After a clock was set back, at most so many planned times that already ran are passed over at once. */
const MAX_PASSED_OVER = 500

export interface LedgerParts {
  readonly runs: RunStore
  readonly random: Random
  /** Takes a run, which makes its job busy; null where the occurrence has one already. */
  readonly prepare: (order: RunOrder) => string | null
  readonly isRunning: (jobId: string) => boolean
  /** A skip record was written or has grown. */
  readonly skipped: (run: RunRecord) => void
}

/** What keeps a job from running from an instant on, and until when. */
interface Block {
  readonly reason: SkipReason
  readonly until: number
}

/** What keeps a job from being started at an instant, the strongest reason first; null where nothing does. */
export function blockAt(state: JobStateRecord, instant: number, running: boolean): Block | null {
  if (state.haltedAt !== null) return { reason: 'halted', until: Number.POSITIVE_INFINITY }
  const pausedUntil = state.pausedSince === null ? null : (state.pausedUntil ?? Number.POSITIVE_INFINITY)
  if (pausedUntil !== null && instant < pausedUntil) return { reason: 'paused', until: pausedUntil }
  return running ? { reason: 'still_running', until: Number.POSITIVE_INFINITY } : null
}

/** Writes runs and changes entries in the caller’s transaction; the caller saves the entries. */
export class Ledger {
  readonly #parts: LedgerParts

  constructor(parts: LedgerParts) {
    this.#parts = parts
  }

  /** Settles everything planned up to `now`. Each turn of the loop moves the next due time forward. */
  settle(entry: Entry, now: number): void {
    this.#correctClock(entry, now)
    for (let due = entry.state.nextDue; due !== null && due <= now; due = entry.state.nextDue) {
      const block = blockAt(entry.state, due, this.#parts.isRunning(entry.id))
      if (block === null) this.#runDue(entry, due, now)
      else this.#skipBlocked(entry, due, now, block)
    }
    this.#endPause(entry, now)
  }

  /** A clock set back: plans anew from now, past the occurrences that have their outcome. */
  #correctClock(entry: Entry, now: number) {
    const { anchorAt, lastPlanned, nextDue } = entry.state
    if (nextDue === null) return
    if (entry.definition.schedule.form === 'after') {
      if (anchorAt > now) entry.change({ anchorAt: now, nextDue: entry.plan.next(now) })
      return
    }
    if (anchorAt <= now && (lastPlanned ?? now) <= now) return
    if (anchorAt > now) entry.beginAt(now)
    entry.change({
      lastPlanned: lastPlanned && Math.min(lastPlanned, now),
      nextDue: this.#firstWithoutOutcome(entry, now),
    })
  }

  #firstWithoutOutcome({ id, plan }: Entry, now: number): number | null {
    let due = plan.next(now)
    for (let passed = 0; due !== null && passed < MAX_PASSED_OVER; passed++) {
      if (!this.#parts.runs.hasOccurrence(id, occurrenceKey(due))) break
      due = plan.next(due)
    }
    return due
  }

  #skipBlocked(entry: Entry, due: number, now: number, { reason, until }: Block) {
    const skip = skipStretch(entry.plan, due, Math.min(now, until - 1), reason)
    if (entry.definition.schedule.form === 'after') {
      this.#record(entry, { reason, first: due, last: due, count: 1 }, now)
      return entry.change({ lastPlanned: due, nextDue: until <= now ? entry.first(until) : null })
    }
    if (skip === null) return entry.change({ nextDue: entry.plan.next(due) })
    this.#record(entry, skip, now)
    entry.change({ lastPlanned: skip.last, nextDue: entry.plan.next(skip.last) })
  }

  #runDue(entry: Entry, due: number, now: number) {
    const { plan, definition } = entry
    const after = definition.schedule.form === 'after'
    const { runs, skip } = after
      ? { runs: [{ at: due, cause: 'schedule' as const }], skip: null }
      : judge(plan, due, now, definition.missed)
    const last = runs.at(-1)?.at ?? skip?.last
    // The rules of a zone may have changed since the time was stored.
    if (last === undefined) return entry.change({ nextDue: plan.next(due) })
    entry.change({ openSkip: null })
    if (skip !== null) this.#record(entry, skip, now)
    entry.change({ openSkip: null, lastPlanned: last, nextDue: after ? null : plan.next(last) })
    const taken = runs.filter(({ at, cause }) => {
      const order = { jobId: entry.id, definition, cause, scheduledFor: at, occurrence: occurrenceKey(at) }
      return this.#parts.prepare(order) !== null
    })
    if (after && taken.length === 0) entry.change({ nextDue: plan.next(now) })
  }

  /** A pause whose end has come is over; nothing of it is replayed. */
  #endPause(entry: Entry, now: number) {
    const { pausedSince, pausedUntil } = entry.state
    if (pausedSince === null || pausedUntil === null || pausedUntil > now) return
    entry.endPause(pausedUntil)
    if (entry.state.nextDue === null && !this.#parts.isRunning(entry.id))
      entry.change({ nextDue: entry.first(now) })
  }

  /** Adds a stretch to the record that is open for the same reason, or writes a new one. */
  #record(entry: Entry, skip: Skip, now: number) {
    const { runs, random, skipped } = this.#parts
    const open = entry.state.openSkip === null ? null : runs.get(entry.state.openSkip)
    if (open !== null && open.skipReason === skip.reason) {
      const change = {
        skippedCount: open.skippedCount + skip.count,
        endedAt: now,
        summary: { ...open.summary, last: occurrenceKey(skip.last) },
      }
      runs.update(open.id, change)
      return skipped({ ...open, ...change })
    }
    const record = skipRecord(random.id(), entry, skip, now)
    if (!runs.insert(record)) return
    entry.change({ openSkip: record.id })
    skipped(record)
  }
}

function skipRecord(id: string, entry: Entry, skip: Skip, now: number): RunRecord {
  return {
    id,
    jobId: entry.id,
    kind: entry.definition.kind,
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
