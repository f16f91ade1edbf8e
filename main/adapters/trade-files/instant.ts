/** Times of trades: the size of the number determines the unit, never a date. */
import type { EpochUs } from '../../../shared/time/units.ts'

/** Microseconds of an earlier time, before March 1973, would be taken for milliseconds. */
export const EARLIEST_US: EpochUs = 1e14

/**
 * Returns the microseconds since 1970 UTC of an exchange's time. Milliseconds of the years 1973 to 5138 are
 * in [10^11, 10^14), microseconds of the same years in [10^14, 10^17): the ranges do not overlap.
 * @returns NaN for any other number
 */
export function microsecondsOf(time: number): EpochUs {
  if (time >= EARLIEST_US && time < 1e17) return time
  return time >= 1e11 && time < EARLIEST_US ? time * 1000 : Number.NaN
}
