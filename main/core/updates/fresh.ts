/** Whether a verified description may be accepted now: not expired, and never older than one seen before. */

import { VigieError } from '../../../shared/errors.ts'
import { utcDay } from '../../../shared/time/calendar-day.ts'
import type { OfferedRelease, SeenRelease } from './ports.ts'
import { compareVersions, parseVersion } from './version.ts'

/**
 * Refuses a frozen or a rolled back description, as The Update Framework does.
 * @param seen the newest description of this channel so far; null if there is none
 * @throws VigieError update_expired | update_rolled_back
 */
export function requireFresh(release: OfferedRelease, seen: SeenRelease | null, now: number): void {
  const { version, issued, expires } = release
  // A clock that was set back does not revive what has expired: it is at least as late as the last signature.
  if (expires <= Math.max(now, seen?.issued ?? now))
    throw new VigieError('update_expired', { version, day: utcDay(expires) })
  if (seen === null) return
  if (issued < seen.issued || isOlder(version, seen.version))
    throw new VigieError('update_rolled_back', { version, newest: seen.version, day: utcDay(seen.issued) })
}

function isOlder(version: string, than: string): boolean {
  const [a, b] = [parseVersion(version), parseVersion(than)]
  return a !== null && b !== null && compareVersions(a, b) < 0
}
