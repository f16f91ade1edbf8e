/** A time as part of a file name: `2026-11-22T15-20-07`, the owner's local time, sortable, valid everywhere. */
import { toInstant } from '../../../shared/time/instant.ts'
import type { Clock } from '../../core/ports/clock.ts'

/** Returns the current stamp, in seconds: two files of the same second need different names. */
export function fileStamp(clock: Clock): string {
  return toInstant(clock.now(), clock.zone()).slice(0, 19).replaceAll(':', '-')
}
