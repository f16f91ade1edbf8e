/** Returns the recurrence of a cron expression in a zone. */

import type { CronExpression } from '../../../shared/cron.ts'
import { DAY_MS, type DayNumber, type EpochMs } from '../../../shared/time/units.ts'
import type { ZoneRules } from '../../../shared/time/zone-rules.ts'
import { instantsOfChange, matchesDay, skippingMonths, timeAt, timesPerDay, timesUpTo } from './cron-days.ts'
import { lastAtOrBelow, type Recurrence } from './recurrence.ts'

/** 29 February on a given weekday recurs within 40 years. */
const MAX_DAYS = 41 * 366

/** One local day: the number of planned times at or before an instant, and the time with a given number. */
interface PlannedDay {
  readonly upTo: (instant: EpochMs) => number
  readonly at: (index: number) => number
  readonly size: number
}
const EMPTY: PlannedDay = { upTo: () => 0, at: () => 0, size: 0 }

/** Whether the clocks change during a day, including its midnight (which then may not exist). */
function changesOn(day: DayNumber, start: number, rules: ZoneRules): boolean {
  const offset = rules.offsetAt(start)
  return start + offset !== day * DAY_MS || rules.offsetAt(rules.startOfDay(day + 1)) !== offset
}

/** Returns the planned times of a cron expression, in the zone of `rules`. */
export function cronRecurrence(cron: CronExpression, rules: ZoneRules): Recurrence {
  let changeDay = { day: Number.NaN, planned: EMPTY }

  const onChange = (day: DayNumber): PlannedDay => {
    if (changeDay.day !== day) {
      const instants = instantsOfChange(cron, day, rules)
      const upTo = (instant: EpochMs) => lastAtOrBelow(instants, instant) + 1
      changeDay = { day, planned: { upTo, at: (index) => instants[index] ?? 0, size: instants.length } }
    }
    return changeDay.planned
  }

  const plannedOn = (day: DayNumber): PlannedDay => {
    if (!matchesDay(cron, day)) return EMPTY
    const start = rules.startOfDay(day)
    if (changesOn(day, start, rules)) return onChange(day)
    return {
      upTo: (instant) => timesUpTo(cron, instant - start),
      at: (index) => start + timeAt(cron, index),
      size: timesPerDay(cron),
    }
  }

  const next = (after: number, upTo = Number.POSITIVE_INFINITY): number | null => {
    const today = rules.dayOf(after)
    const lastDay = Math.min(today + MAX_DAYS, Math.floor(upTo / DAY_MS) + 2)
    for (let day = today; day <= lastDay; day++) {
      day = skippingMonths(cron, day, lastDay)
      const planned = plannedOn(day)
      const done = day === today ? planned.upTo(after) : 0
      if (done < planned.size) return planned.at(done)
    }
    return null
  }

  const count = (after: number, upTo: number): number => {
    if (upTo <= after) return 0
    const [first, last] = [rules.dayOf(after), rules.dayOf(upTo)]
    let total = -plannedOn(first).upTo(after)
    for (let day = first; day < last; day++) total += plannedOn(day).size
    return total + plannedOn(last).upTo(upTo)
  }

  return { next, count }
}
