/** Computes the end of a pause of a named length. */
import type { PauseLength } from '../../../shared/job.ts'
import { endOfDelay } from '../../../shared/time/local-time.ts'
import type { EpochMs } from '../../../shared/time/units.ts'

/** Returns the end of a pause that begins now; null if only the owner ends it. Days are those of the zone. */
export function pauseEnd(length: PauseLength, now: EpochMs, zone: string): EpochMs | null {
  return length === 'until_resumed' ? null : endOfDelay(length, now, zone)
}
