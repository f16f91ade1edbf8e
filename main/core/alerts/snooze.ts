/** Computes when a snooze ends. */
import type { SnoozeLength } from '../../../shared/contract/alerts.ts'
import { localDay, localInstant, weekDay } from '../maintenances/day.ts'

const HOUR = 3_600_000
/** Snoozes until another day end in the morning; minutes after midnight. */
const MORNING = 8 * 60

/** Tomorrow and Monday mean 8:00 in the owner's zone. On a Monday, "Monday" is the next one. */
export function snoozeEnd(length: SnoozeLength, now: number, zone: string): number {
  const today = localDay(now, zone)
  switch (length) {
    case 'one_hour':
      return now + HOUR
    case 'until_tomorrow':
      return localInstant(today + 1, MORNING, zone)
    case 'until_monday':
      return localInstant(today + 8 - weekDay(today), MORNING, zone)
    case 'one_week':
      return localInstant(today + 7, MORNING, zone)
  }
}
