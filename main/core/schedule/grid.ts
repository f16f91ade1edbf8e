/**
 * Even intervals. From the start: anchor, anchor + step, ... On the clock: from local midnight in real
 * elapsed time; a summer-time shift neither shortens nor doubles an interval, and the next midnight is on the
 * clock again. Times never depend on when a run really happened, so nothing drifts.
 */
import { DAY_MS, type EpochMs } from '../../../shared/time/units.ts'
import type { ZoneRules } from '../../../shared/time/zone-rules.ts'
import type { Recurrence } from './recurrence.ts'

/** 1970-01-05, a Monday: intervals of whole weeks begin on Mondays. */
const FIRST_MONDAY = 4

/** Returns anchor + n * step. */
export function fromStart(anchor: number, step: number): Recurrence {
  const index = (instant: EpochMs) => Math.floor((instant - anchor) / step)
  return {
    next: (after) => anchor + (index(after) + 1) * step,
    count: (after, upTo) => Math.max(0, index(upTo) - index(after)),
  }
}

/** Aligned to the clock of a zone. `step` in ms. */
export function onTheClock(rules: ZoneRules, step: number): Recurrence {
  if (DAY_MS % step === 0) return withinDays(rules, step)
  if (step % DAY_MS === 0) return wholeDays(rules, step / DAY_MS)
  return fromStart(rules.startOfDay(FIRST_MONDAY), step)
}

/** Steps that divide a day, counted from each local midnight. */
function withinDays(rules: ZoneRules, step: number): Recurrence {
  let day = Number.NaN
  let start = 0
  let end = 0
  const enter = (instant: EpochMs) => {
    if (instant >= start && instant < end) return
    day = rules.dayOf(instant)
    start = rules.startOfDay(day)
    end = rules.startOfDay(day + 1)
  }
  const next = (after: number) => {
    enter(after)
    return Math.min(start + (Math.floor((after - start) / step) + 1) * step, end)
  }
  const count = (after: number, upTo: number) => {
    let total = 0
    for (let from = after; from < upTo; from = end) {
      enter(from)
      const to = Math.min(upTo, end - 1)
      total += Math.floor((to - start) / step) - Math.floor((from - start) / step)
      if (upTo >= end) total += 1
    }
    return total
  }
  return { next, count }
}

/** Steps of whole days: every n-th local midnight, whatever the length of the days. */
function wholeDays(rules: ZoneRules, days: number): Recurrence {
  const index = (instant: EpochMs) => Math.floor((rules.dayOf(instant) - FIRST_MONDAY) / days)
  return {
    next: (after) => rules.startOfDay(FIRST_MONDAY + (index(after) + 1) * days),
    count: (after, upTo) => Math.max(0, index(upTo) - index(after)),
  }
}
