/** The machine's own clocks. */
import type { Clock } from '../../core/ports/clock.ts'

/** Asking the system for its zone takes most of a millisecond; nobody travels faster than this. */
const ZONE_HOLDS_MS = 1000

let zone = ''
let askedAt = Number.NEGATIVE_INFINITY

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  zone: () => {
    const now = performance.now()
    if (now - askedAt > ZONE_HOLDS_MS) {
      zone = Intl.DateTimeFormat().resolvedOptions().timeZone
      askedAt = now
    }
    return zone
  },
}
