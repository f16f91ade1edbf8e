/** Computes when a snooze ends. */
import type { SnoozeLength } from '../../../shared/contract/alerts.ts'
import { mondayMorningAfter, morningAfter } from '../../../shared/time/local-time.ts'
import { type EpochMs, HOUR_MS } from '../../../shared/time/units.ts'

/** Tomorrow, Monday and a week mean 8:00 in the owner's zone. On a Monday, "Monday" is the next one. */
export function snoozeEnd(length: SnoozeLength, now: EpochMs, zone: string): EpochMs {
  switch (length) {
    case 'one_hour':
      return now + HOUR_MS
    case 'until_tomorrow':
      return morningAfter(now, 1, zone)
    case 'until_monday':
      return mondayMorningAfter(now, zone)
    case 'one_week':
      return morningAfter(now, 7, zone)
  }
}
