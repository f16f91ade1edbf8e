/** The owner's calendar month. */
import { startOfMonth } from '../../../../shared/time/local-time.ts'
import type { EpochMs } from '../../../../shared/time/units.ts'
import type { Clock } from '../../ports/clock.ts'

/** Returns the first instant of this month in the owner's zone. */
export function monthStart(clock: Clock): EpochMs {
  return startOfMonth(clock.now(), clock.zone())
}
