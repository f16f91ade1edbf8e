/** A time as part of a file name: `2026-11-22T15-20-07`, the owner's local time, sortable, fit for every file system. */
import { toInstant } from '../../../shared/instant.ts'
import type { Clock } from '../../core/ports/clock.ts'

/** Now, as a stamp. To the second: two files of one second need a name of their own. */
export function fileStamp(clock: Clock): string {
  return toInstant(clock.now(), clock.zone()).slice(0, 19).replaceAll(':', '-')
}
