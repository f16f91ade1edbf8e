/** Times of trades: the size of the number determines the unit, never a date. */
import type { EpochUs } from '../../../shared/time/units.ts'

/**
 * Returns the microseconds since 1970 UTC of an exchange's time. Milliseconds of the years 1973 to 5138 are
 * in [10^11, 10^14), microseconds of the same years in [10^14, 10^17): the ranges do not overlap.
 * @returns NaN for any other number
 */
export function microsecondsOf(time: number): EpochUs {
  if (time >= 1e14 && time < 1e17) return time
  return time >= 1e11 && time < 1e14 ? time * 1000 : Number.NaN
}
