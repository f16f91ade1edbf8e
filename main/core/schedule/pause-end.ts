/** Computes the end of a pause of a named length. */
import type { PauseLength } from '../../../shared/job.ts'
import { mondayMorningAfter, morningAfter } from '../../../shared/time/local-time.ts'
import { type EpochMs, HOUR_MS } from '../../../shared/time/units.ts'

/** Returns the end of a pause that begins now; null if only the owner ends it. Days are those of the zone. */
export function pauseEnd(length: PauseLength, now: EpochMs, zone: string): EpochMs | null {
  switch (length) {
    case 'until_resumed':
      return null
    case 'one_hour':
      return now + HOUR_MS
    case 'until_tomorrow':
      return morningAfter(now, 1, zone)
    case 'until_monday':
      return mondayMorningAfter(now, zone)
  }
}
