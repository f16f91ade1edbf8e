/** The owner's calendar month. */
import { fromInstant, toInstant } from '../../../../shared/instant.ts'
import type { Clock } from '../../ports/clock.ts'

/** Returns the first instant of this month in the owner's zone, ms. */
export function monthStart(clock: Clock): number {
  const now = toInstant(clock.now(), clock.zone())
  // The offset of the first day may differ from today's: a second lookup settles it.
  const near = fromInstant(`${now.slice(0, 7)}-01T00:00:00${now.slice(19)}`)
  const offset = toInstant(near, clock.zone()).slice(19)
  return fromInstant(`${now.slice(0, 7)}-01T00:00:00${offset}`)
}
