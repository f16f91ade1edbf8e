/** Computes the next day of a recurring maintenance. */
import type { MaintenanceRecurrence } from '../../../shared/maintenance.ts'
import { addMonths, monthDay } from '../../../shared/time/calendar-day.ts'
import { daysOfSeries, parseSeries } from './day-series.ts'

/** The basis for computing the next day. */
export interface MaintenanceOccurrence {
  readonly plannedDay: number
  /** Target day of the month for a monthly series: 31 gives 28 February, then 31 March. */
  readonly monthDay: number
}

/** How far ahead the next day of a rule is searched: a rule for 29 February on a Monday needs 28 years. */
const RULE_DAYS = 40 * 366

/** Returns the next occurrence, counted from its planned day; null if the rule has no more. */
function following(
  recurrence: MaintenanceRecurrence,
  { plannedDay, monthDay }: MaintenanceOccurrence,
): MaintenanceOccurrence | null {
  const { every, unit, rule } = recurrence
  if (rule !== undefined) return ruledAfter(rule, plannedDay, plannedDay)
  if (unit === 'month') return { plannedDay: addMonths(plannedDay, every, monthDay), monthDay }
  return { plannedDay: plannedDay + every * (unit === 'week' ? 7 : 1), monthDay }
}

/** Returns the first day of a rule after a day; null if there is none. */
function ruledAfter(rule: string, start: number, day: number): MaintenanceOccurrence | null {
  const series = parseSeries(rule, start)
  if (series === null) return null
  for (const next of daysOfSeries(series, day + RULE_DAYS)) {
    if (next > day) return { plannedDay: next, monthDay: monthDay(next) }
  }
  return null
}

/**
 * Returns the occurrence after a completed one; null if a rule has no more. From the plan: the first planned day after
 * both the old planned day and the completion, so that a long delay gives one next maintenance and not a backlog. From
 * the completion: one step after it.
 */
export function nextOccurrence(
  recurrence: MaintenanceRecurrence,
  done: MaintenanceOccurrence,
  completedDay: number,
): MaintenanceOccurrence | null {
  const { rule, every } = recurrence
  if (rule !== undefined) return ruledAfter(rule, done.plannedDay, Math.max(done.plannedDay, completedDay))
  if (recurrence.from === 'completion') {
    return following(recurrence, { plannedDay: completedDay, monthDay: monthDay(completedDay) })
  }
  let next = following(recurrence, done)
  for (let step = 2; next !== null && next.plannedDay <= completedDay; step++) {
    next = following({ ...recurrence, every: every * step }, done)
  }
  return next
}

/** Returns later occurrences up to and including `lastDay`, assuming each is completed on its day; at most `limit`. */
export function projected(
  recurrence: MaintenanceRecurrence,
  from: MaintenanceOccurrence,
  lastDay: number,
  limit: number,
): readonly number[] {
  const days: number[] = []
  let next = following(recurrence, from)
  while (next !== null && next.plannedDay <= lastDay && days.length < limit) {
    days.push(next.plannedDay)
    next = following(recurrence, next)
  }
  return days
}
