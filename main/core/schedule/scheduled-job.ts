/** One scheduled job: its definition, its plan, and its state including unsaved changes. */

import type { JobDefinition } from '../../../shared/job.ts'
import type { MessageKey } from '../../../shared/messages/index.ts'
import type { EpochMs } from '../../../shared/time/units.ts'
import type { Random } from '../ports/random.ts'
import { type OwnerCalendars, usedCalendars } from './calendars/free-days.ts'
import { occurrenceKey, planOf, type SchedulePlan } from './plan.ts'
import type { JobStateRecord } from './state.ts'

/** Fields without a value are left out: a field that a newer version knows does not change the key. */
const scheduleKeyOf = ({ schedule }: JobDefinition) =>
  JSON.stringify(schedule, (name, value: unknown) =>
    OPTIONAL_FIELDS.has(name) && (value === null || (Array.isArray(value) && value.length === 0))
      ? undefined
      : value,
  )
const OPTIONAL_FIELDS: ReadonlySet<string> = new Set([
  'except_calendars',
  'starts_at',
  'ends_at',
  'except_days',
  'jitter_seconds',
])

/** What plans need beside the schedule. */
export interface PlanSources {
  /** Spreads planned times. */
  readonly share: Random['share']
  readonly calendars: () => OwnerCalendars
}

/** In memory: a change survives a restart only if its state was saved. */
export class ScheduledJob {
  readonly id: string
  #definition: JobDefinition
  #blockedReason: MessageKey | null
  #plan: SchedulePlan
  #state: JobStateRecord
  #saved: JobStateRecord | null
  #freeSince: number
  readonly #sources: PlanSources
  #calendars: string

  /**
   * @param stored the saved state, or null for a new job
   * @param sources what plans need beside the schedule
   */
  constructor(
    id: string,
    definition: JobDefinition,
    blockedReason: MessageKey | null,
    stored: JobStateRecord | null,
    now: EpochMs,
    sources: PlanSources,
  ) {
    this.id = id
    this.#sources = sources
    this.#calendars = this.#usedCalendars(definition)
    this.#freeSince = now
    this.#definition = definition
    this.#blockedReason = blockedReason
    this.#saved = stored
    this.#state = stored ?? newState(id, definition, now)
    this.#plan = planOf(definition.schedule, this.#state.anchorAt, sources.calendars())
    if (this.#state.scheduleKey !== scheduleKeyOf(definition)) this.#replan(now, false)
    this.#switch(now, false)
  }

  get definition() {
    return this.#definition
  }

  /** Why the job cannot run now, or null. */
  get blockedReason() {
    return this.#blockedReason
  }

  get plan() {
    return this.#plan
  }

  get state() {
    return this.#state
  }

  /** Since when only runs have kept the job from running: no pause, halt or switch, in this process. */
  get freeSince() {
    return this.#freeSince
  }

  /** Whether it is enabled and able to run. */
  get planned() {
    return this.#definition.enabled && this.#blockedReason === null
  }

  /** Returns when a planned time starts: later by its share of the jitter, but before the next planned time. */
  startOf(planned: EpochMs): EpochMs {
    const jitter = (this.#definition.schedule.jitter_seconds ?? 0) * 1000
    if (jitter === 0) return planned
    const next = this.#isAfter ? null : this.#plan.next(planned)
    const most = next === null ? jitter : Math.min(jitter, next - planned)
    return planned + Math.floor(this.#sources.share(`${this.id} ${occurrenceKey(planned)}`) * most)
  }

  /** Returns the last instant up to which each planned time has started by `now`. */
  startedUpTo(first: EpochMs, now: EpochMs): EpochMs {
    if (this.#definition.schedule.jitter_seconds == null) return now
    const last = this.#plan.latest(first - 1, now)
    return last === null || this.startOf(last) <= now ? now : last - 1
  }

  /** Returns the first planned time from an instant on; null if the job is off. */
  first(from: number): number | null {
    return this.planned ? this.#plan.first(from) : null
  }

  /** Ends a pause at an instant; a halt continues. */
  endPause(instant: EpochMs): void {
    this.#freeSince = instant
    this.change({ pausedSince: null, pausedUntil: null, openSkip: null })
  }

  /** Ends a pause and a halt, and resets the failure count. */
  resume(now: EpochMs): void {
    this.endPause(now)
    this.change({ haltedAt: null, failures: 0 })
  }

  /** Changes the state in memory; `unsaved` returns what to write. */
  change(change: Partial<JobStateRecord>): void {
    this.#state = { ...this.#state, ...change }
  }

  /** Replaces the definition. A new schedule is planned from `now`; times planned by the old one are void. */
  redefine(
    definition: JobDefinition,
    blockedReason: MessageKey | null,
    now: EpochMs,
    running: boolean,
  ): void {
    if (!this.planned) this.#freeSince = now
    this.#definition = definition
    this.#blockedReason = blockedReason
    if (this.#state.scheduleKey !== scheduleKeyOf(definition)) this.#replan(now, running)
    else this.#followCalendars(now)
    this.#switch(now, running)
  }

  /** Sets the start that `every` from its start counts from. */
  beginAt(instant: EpochMs): void {
    this.#plan = this.#planFrom(instant)
    this.change({ anchorAt: instant })
  }

  /** Returns the state if it differs from the saved one, or null. */
  unsaved(): JobStateRecord | null {
    return this.#state === this.#saved ? null : this.#state
  }

  /** Call after the state of `unsaved` was written. */
  saved(): void {
    this.#saved = this.#state
  }

  /** @returns a function that restores the current state, for a failed transaction */
  checkpoint(): () => void {
    const [state, saved] = [this.#state, this.#saved]
    return () => {
      this.#state = state
      this.#saved = saved
    }
  }

  /** Whether a calendar that the job uses has changed since it was planned. */
  get outdated(): boolean {
    return this.#calendars !== this.#usedCalendars(this.#definition)
  }

  #usedCalendars({ schedule }: JobDefinition): string {
    return usedCalendars(schedule, this.#sources.calendars())
  }

  #planFrom(anchor: EpochMs): SchedulePlan {
    this.#calendars = this.#usedCalendars(this.#definition)
    return planOf(this.#definition.schedule, anchor, this.#sources.calendars())
  }

  /** Plans a time to come again; one that is due stays so. */
  #followCalendars(now: EpochMs) {
    if (!this.outdated) return
    this.#plan = this.#planFrom(this.#state.anchorAt)
    const { nextDue } = this.#state
    if (nextDue === null || nextDue > now)
      this.change({ nextDue: this.planned ? this.#plan.next(now) : null })
  }

  /** `every` restarts; `after` still counts from the end of the previous run. */
  #replan(now: EpochMs, running: boolean) {
    const { lastPlanned, anchorAt: previousEnd } = this.#state
    const goesOn = this.#isAfter && lastPlanned !== null
    const anchorAt = goesOn ? previousEnd : now
    this.#plan = this.#planFrom(anchorAt)
    const scheduleKey = scheduleKeyOf(this.#definition)
    const following = goesOn ? this.#plan.next(previousEnd) : null
    const nextDue = following !== null && following > now ? following : this.first(now)
    const waits = this.#isAfter && running
    this.change({ scheduleKey, anchorAt, nextDue: waits ? null : nextDue, openSkip: null })
  }

  /** A disabled job plans nothing; an enabled one begins now. */
  #switch(now: EpochMs, running: boolean) {
    const { nextDue, pausedSince, haltedAt } = this.#state
    if (!this.planned && nextDue !== null) this.change({ nextDue: null, openSkip: null })
    const waits = this.#isAfter && (running || pausedSince !== null || haltedAt !== null)
    if (this.planned && nextDue === null && !waits) this.change({ nextDue: this.first(now) })
  }

  get #isAfter() {
    return this.#definition.schedule.form === 'after'
  }
}

function newState(jobId: string, definition: JobDefinition, now: EpochMs): JobStateRecord {
  return {
    jobId,
    scheduleKey: scheduleKeyOf(definition),
    anchorAt: now,
    lastPlanned: null,
    nextDue: null,
    pausedSince: null,
    pausedUntil: null,
    failures: 0,
    failingSince: null,
    haltedAt: null,
    openSkip: null,
  }
}
