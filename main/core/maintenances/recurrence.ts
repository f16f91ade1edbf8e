/** Computes the next day of a recurring maintenance. */
import type { MaintenanceRecurrence } from '../../../shared/maintenance.ts'
import { addMonths, monthDay } from '../../../shared/time/calendar-day.ts'

/** The basis for computing the next day. */
export interface Occurrence {
  readonly plannedDay: number
  /** Target day of the month for a monthly series: 31 gives 28 February, then 31 March. */
  readonly monthDay: number
}

/** Returns the next occurrence, counted from its planned day. */
function following({ every, unit }: MaintenanceRecurrence, { plannedDay, monthDay }: Occurrence): Occurrence {
  if (unit === 'month') return { plannedDay: addMonths(plannedDay, every, monthDay), monthDay }
  return { plannedDay: plannedDay + every * (unit === 'week' ? 7 : 1), monthDay }
}

/**
 * Returns the occurrence after a completed one. From the plan: the first planned day after both the old
 * planned day and the completion, so that a long delay gives one next maintenance and not a backlog. From the
 * completion: one step after it.
 */
export function nextOccurrence(
  recurrence: MaintenanceRecurrence,
  done: Occurrence,
  completedDay: number,
): Occurrence {
  if (recurrence.from === 'completion') {
    return following(recurrence, { plannedDay: completedDay, monthDay: monthDay(completedDay) })
  }
  let next = following(recurrence, done)
  for (let step = 2; next.plannedDay <= completedDay; step++) {
    next = following({ ...recurrence, every: recurrence.every * step }, done)
  }
  return next
}

/** Returns later occurrences up to and including `lastDay`, assuming each is completed on its day; at most `limit`. */
export function projected(
  recurrence: MaintenanceRecurrence,
  from: Occurrence,
  lastDay: number,
  limit: number,
): readonly number[] {
  const days: number[] = []
  let next = following(recurrence, from)
  while (next.plannedDay <= lastDay && days.length < limit) {
    days.push(next.plannedDay)
    next = following(recurrence, next)
  }
  return days
}
