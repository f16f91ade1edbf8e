/** The machine's own clocks. */
import { uptime } from 'node:os'
import type { MachineClock } from '../../core/ports/clock.ts'

/** Asking the system for its zone takes most of a millisecond; nobody travels faster than this. */
const ZONE_HOLDS_MS = 1000

let zone = ''
let askedAt = Number.NEGATIVE_INFINITY

/** `elapsed` is the time since the machine started, which counts sleep on every system that Vigie runs on. */
export const systemClock: MachineClock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  elapsed: () => {
    try {
      return uptime() * 1000
    } catch {
      // A sandbox that hides it: the wall clock is then used as it is.
      return null
    }
  },
  zone: () => {
    const now = performance.now()
    if (now - askedAt > ZONE_HOLDS_MS) {
      zone = knownZone(Intl.DateTimeFormat().resolvedOptions().timeZone)
      askedAt = now
    }
    return zone
  },
}

/** An empty or unknown `TZ` gives no zone, or one that no calendar knows: then UTC, as the C library does. */
function knownZone(name: string | undefined): string {
  return name === undefined || name === '' || name === 'Etc/Unknown' ? 'UTC' : name
}
