/** Within which time a schedule plans anything, and on which days it does not. */
import type { Schedule } from '../../../shared/schedule.ts'
import { dayNumber } from '../../../shared/time/calendar-day.ts'
import type { DayNumber, EpochMs } from '../../../shared/time/units.ts'
import type { ZoneRules } from '../../../shared/time/zone-rules.ts'
import { isFreeIn, type OwnerCalendars } from './calendars/free-days.ts'

/** The limits of a schedule, in the zone of the schedule. */
export interface ScheduleLimits {
  readonly excludes: (instant: EpochMs) => boolean
  /** An instant after the given one up to which `excludes` does not change; infinite if it never does. */
  readonly until: (instant: EpochMs) => number
  /** The start; minus infinity if there is none. */
  readonly from: EpochMs
}

/** Returns the instant of a moment: its own with an offset, otherwise local; at the end of the gap if a clock skips it. */
export function momentOf(text: string, rules: ZoneRules): EpochMs {
  const local = text.length === 'yyyy-mm-dd'.length ? `${text}T00:00` : text
  return /(Z|[+-]\d\d:\d\d)$/.test(local) ? Date.parse(local) : rules.resolve(Date.parse(`${local}Z`)).at
}

/** Returns the limits of a schedule; null if it has none. */
export function limitsOf(schedule: Schedule, rules: ZoneRules, owner: OwnerCalendars): ScheduleLimits | null {
  const { starts_at: starts, ends_at: ends, except_days: days = [], except_calendars: names = [] } = schedule
  const byDay = days.length > 0 || names.length > 0
  if (starts == null && ends == null && !byDay) return null
  const from = starts == null ? Number.NEGATIVE_INFINITY : momentOf(starts, rules)
  const to = ends == null ? Number.POSITIVE_INFINITY : momentOf(ends, rules)
  const free: ReadonlySet<DayNumber> = new Set(days.map(dayNumber))
  const calendars = names.map((name) => isFreeIn(name, owner))
  const isFree = (day: DayNumber) => free.has(day) || calendars.some((freeIn) => freeIn(day))
  return {
    from,
    excludes: (instant) => instant < from || instant >= to || (byDay && isFree(rules.dayOf(instant))),
    until: (instant) => {
      if (instant < from) return from
      if (instant >= to) return Number.POSITIVE_INFINITY
      return byDay ? Math.min(to, rules.startOfDay(rules.dayOf(instant) + 1)) : to
    },
  }
}
