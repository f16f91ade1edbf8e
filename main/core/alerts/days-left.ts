/** How many days are left until the day that an alert is about: it changes every midnight, so it is computed on reading. */
import { localDay } from '../../../shared/time/local-time.ts'
import type { AlertRecord } from './ports.ts'

/** Where and when an alert is read. */
interface DayReader {
  readonly zone: string
  /** Today in this zone, as a day number. */
  readonly today: number
}

/**
 * Returns the days until the planned day, negative if it is late: as of today, of an ended alert as of the day when it
 * ended. If its maintenance is gone, as of the day when the alert was raised. Null for an alert about no planned day.
 */
export function daysLeft({ days, about, clearedAt }: AlertRecord, { zone, today }: DayReader): number | null {
  const plannedDay = about?.plannedDay ?? null
  if (days === null || plannedDay === null) return days
  return plannedDay - (clearedAt === null ? today : localDay(clearedAt, zone))
}
