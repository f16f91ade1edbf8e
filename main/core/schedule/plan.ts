/** A schedule as pure functions of time: the next time, and how many were missed. */

import { parseCron } from '../../../shared/cron.ts'
import { VigieError } from '../../../shared/errors.ts'
import type { Schedule } from '../../../shared/schedule.ts'
import { DAY_MS, type EpochMs } from '../../../shared/time/units.ts'
import { type ZoneRules, zoneRules } from '../../../shared/time/zone-rules.ts'
import { unusable } from '../../../shared/unusable-path.ts'
import type { OwnerCalendars } from './calendars/free-days.ts'
import { cronRecurrence } from './cron-recurrence.ts'
import { fromStart, onTheClock } from './grid.ts'
import { momentOf } from './limits.ts'
import type { Recurrence } from './recurrence.ts'
import { type OpenWindows, type WindowInterval, windowsOf } from './windows.ts'

/** 29 February recurs within this time. A schedule whose windows exclude all times for longer never runs. */
const REACH = 9 * 366 * DAY_MS

/** Planned times are instants in ms; each is planned once, so the instant identifies its occurrence. */
export interface SchedulePlan {
  /** The first time of a job that has never run: `after` at once, the others at their next planned time. */
  first(now: EpochMs): number | null
  /** The first planned time after an instant (for `after`: after the end of a run). Null if there is none. */
  next(after: number): number | null
  /** Number of planned times after `after`, up to and including `upTo`. */
  count(after: number, upTo: number): number
  /** The last planned time after `after`, up to and including `upTo`; null if there is none. */
  latest(after: number, upTo: number): number | null
}

/** Returns the key that identifies an occurrence within its job. */
export const occurrenceKey = (planned: number) => new Date(planned).toISOString()

/**
 * Returns the plan of a schedule. `anchor`, ms, is the start of `every` from the start, unless `starts_at` is.
 * @param owner the owner's calendars
 * @throws VigieError invalid_input for a cron expression that was not validated by the schedule's schema
 */
export function planOf(schedule: Schedule, anchor: number, owner: OwnerCalendars = {}): SchedulePlan {
  if (schedule.form === 'manual') return NEVER
  const rules = zoneRules(schedule.zone)
  const windows = windowsOf(schedule, rules, owner)
  if (schedule.form === 'after') return afterPlan(schedule.after_seconds * 1000, windows)
  const base = baseRecurrence(schedule, anchor, rules)
  return withLatest(windows === null ? base : windowed(base, windows, gridsOf(schedule, anchor, rules)))
}

/** The plan of a job that runs by hand, or after another job. */
const NEVER: SchedulePlan = { first: () => null, next: () => null, count: () => 0, latest: () => null }

/** @throws VigieError invalid_input if its time has passed, otherwise schedule_never_runs */
export function assertRuns(schedule: Schedule, now: EpochMs): void {
  if (schedule.form === 'manual' || planOf(schedule, now).next(now) !== null) return
  const rules = zoneRules(schedule.zone)
  const hasPassed = (moment: string) => momentOf(moment, rules) <= now
  if (schedule.form === 'once' && hasPassed(schedule.at)) throw unusable('schedule.at', 'schedule.passed')
  const { starts_at: start, ends_at: end } = schedule
  if (end != null && hasPassed(end)) throw unusable('schedule.ends_at', 'schedule.passed')
  if (start != null && end != null && momentOf(end, rules) <= momentOf(start, rules))
    throw unusable('schedule.ends_at', 'schedule.ends_before', { start })
  if (schedule.form === 'cron' && baseRecurrence(schedule, now, rules).next(now) === null)
    throw unusable('schedule.cron', 'schedule.years_passed')
  throw new VigieError('schedule_never_runs', { field: 'schedule' })
}

function baseRecurrence(
  schedule: Exclude<Schedule, { form: 'after' | 'manual' }>,
  anchor: number,
  rules: ZoneRules,
): Recurrence {
  if (schedule.form === 'every') return gridsOf(schedule, anchor, rules)(schedule.every_seconds * 1000)
  if (schedule.form === 'once') return onceAt(momentOf(schedule.at, rules))
  const read = parseCron(schedule.cron)
  if ('problem' in read)
    throw new VigieError('invalid_input', { field: 'schedule.cron', problem: read.problem })
  return cronRecurrence(read.cron, rules)
}

const onceAt = (at: EpochMs): Recurrence => ({
  next: (after) => (after < at ? at : null),
  count: (after, upTo) => (after < at && at <= upTo ? 1 : 0),
})

type GridOf = (step: number) => Recurrence

/** The even intervals of a schedule: from its start if configured (`starts_at`, or the job's), otherwise on the clock. */
function gridsOf(schedule: Schedule, anchor: number, rules: ZoneRules): GridOf {
  const made = new Map<number, Recurrence>()
  const start = schedule.form === 'every' && schedule.anchor === 'start'
  const origin = schedule.starts_at == null ? anchor : momentOf(schedule.starts_at, rules)
  return (step) => {
    const grid = made.get(step) ?? (start ? fromStart(origin, step) : onTheClock(rules, step))
    made.set(step, grid)
    return grid
  }
}

/** Goes through the windows one after another; each contributes the times of its recurrence inside it. */
function windowed(base: Recurrence, windows: OpenWindows, grids: GridOf): Recurrence {
  const recurrenceOf = (force: Exclude<WindowInterval, 'none'>) => (force === 'base' ? base : grids(force))
  const next = (after: number, upTo = Number.POSITIVE_INFINITY) => {
    const end = Math.min(Math.max(after, windows.from) + REACH, upTo)
    for (let from = after + 1; from <= end; ) {
      const force = windows.at(from)
      const to = windows.until(from)
      const found = force === 'none' ? null : recurrenceOf(force).next(from - 1, to)
      if (found !== null && found < to) return found
      from = to
    }
    return null
  }
  const count = (after: number, upTo: number) => {
    let total = 0
    for (let from = after + 1; from <= upTo; ) {
      const force = windows.at(from)
      const to = windows.until(from)
      if (force !== 'none') total += recurrenceOf(force).count(from - 1, Math.min(to - 1, upTo))
      from = to
    }
    return total
  }
  return { next, count }
}

/** Finds the last planned time by bisection: a later one exists if `next` of the middle is in range. */
function withLatest(recurrence: Recurrence): SchedulePlan {
  const latest = (after: number, upTo: number) => {
    let found: number | null = null
    let [low, high] = [after, upTo]
    while (low < high) {
      const middle = low + Math.floor((high - low) / 2)
      const next = recurrence.next(middle, upTo)
      if (next !== null && next <= upTo) {
        found = next
        low = next
      } else high = middle
    }
    return found
  }
  return {
    ...recurrence,
    latest,
    next: (after) => recurrence.next(after),
    first: (now) => recurrence.next(now),
  }
}

/** A pause after the previous end; in a window with another recurrence, that one is the pause. */
function afterPlan(pause: number, windows: OpenWindows | null): SchedulePlan {
  const search = (start: number, pauseOf: (force: WindowInterval) => number) => {
    if (windows === null) return start + pauseOf('base')
    const reach = Math.max(start, windows.from) + pause + REACH
    for (let from = start; from < reach; ) {
      const force = windows.at(from)
      const to = windows.until(from)
      const due = Math.max(from, start + pauseOf(force))
      if (force !== 'none' && due < to) return due
      from = to
    }
    return null
  }
  const next = (end: number) => search(end, (force) => (typeof force === 'number' ? force : pause))
  const only = (after: number, upTo: number) => {
    const due = next(after)
    return due !== null && due <= upTo ? due : null
  }
  return {
    next,
    count: (after, upTo) => (only(after, upTo) === null ? 0 : 1),
    latest: only,
    first: (now) => search(now, () => 0),
  }
}
