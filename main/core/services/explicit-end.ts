/** An explicit end of a pause or a snooze. */

import { fromInstant } from '../../../shared/time/instant.ts'
import { DAY_MS } from '../../../shared/time/units.ts'
import { unusable } from '../../../shared/unusable-path.ts'

/** In ms; the last years of the calendar cannot be written with every offset. */
const FARTHEST = 100 * 366 * DAY_MS

/** Returns the instant, ms. @throws VigieError invalid_input for an end that has passed, or is a lifetime ahead */
export function explicitEnd(until: string, now: number): number {
  const end = fromInstant(until)
  if (!(end > now)) throw unusable('until', 'in_the_past')
  if (end - now > FARTHEST) throw unusable('until', 'too_far_ahead')
  return end
}
