/**
 * Local time in a zone. A local time that the clock skips means the end of the gap; one that occurs twice means the
 * first.
 */
import { dayText, monthDay, weekDay } from './calendar-day.ts'
import { type CalendarDay, DAY_MS, type DayNumber, type EpochMs, HOUR_MS, MINUTE_MS } from './units.ts'
import { zoneRules } from './zone-rules.ts'

/** "Tomorrow" and "Monday" start in the morning; minutes after midnight. */
const MORNING = 8 * 60

/** Returns the calendar day of an instant in a zone. */
export function localDay(instant: EpochMs, zone: string): DayNumber {
  return zoneRules(zone).dayOf(instant)
}

/** Returns the calendar day of an instant in a zone as text. */
export function localDayText(instant: EpochMs, zone: string): CalendarDay {
  return dayText(localDay(instant, zone))
}

/** Returns the whole minutes that the wall clock of a zone shows after midnight at an instant. */
export function localMinutes(instant: EpochMs, zone: string): number {
  const rules = zoneRules(zone)
  return Math.floor((instant + rules.offsetAt(instant) - rules.dayOf(instant) * DAY_MS) / MINUTE_MS)
}

/** Returns the instant at which a wall clock in a zone shows `minutes` after midnight of a day. */
export function localInstant(day: DayNumber, minutes: number, zone: string): EpochMs {
  return zoneRules(zone).resolve(day * DAY_MS + minutes * MINUTE_MS).at
}

/** Returns the first instant of the calendar month that contains an instant. */
export function startOfMonth(instant: EpochMs, zone: string): EpochMs {
  const day = localDay(instant, zone)
  return localInstant(day - monthDay(day) + 1, 0, zone)
}

/** Returns 8:00 in a zone, some days after the day of an instant. */
function morningAfter(instant: EpochMs, days: number, zone: string): EpochMs {
  return localInstant(localDay(instant, zone) + days, MORNING, zone)
}

/** A time to wait, by its name. */
export type NamedDelay = 'one_hour' | 'until_tomorrow' | 'until_monday' | 'one_week'

/** Returns when a delay ends. Tomorrow, Monday and a week mean 8:00 in the zone; on a Monday, "Monday" is the next one. */
export function endOfDelay(delay: NamedDelay, now: EpochMs, zone: string): EpochMs {
  switch (delay) {
    case 'one_hour':
      return now + HOUR_MS
    case 'until_tomorrow':
      return morningAfter(now, 1, zone)
    case 'until_monday':
      return morningAfter(now, 8 - weekDay(localDay(now, zone)), zone)
    case 'one_week':
      return morningAfter(now, 7, zone)
  }
}
