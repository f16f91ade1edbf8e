/** One pace per outside host, shared by all jobs: requests are spread so that the host has no reason to refuse any. */
import type { EpochMs } from '../../../shared/time/units.ts'
import type { Clock } from '../ports/clock.ts'
import type { Delay } from '../ports/delay.ts'

/** What a host allows: this many requests a second in the long run, and this many at once after a rest. */
export interface RateLimit {
  readonly perSecond: number
  readonly burst: number
}

/** Shorter waits are not shown to the owner, ms. */
const NOTICEABLE_MS = 2000

/**
 * A token bucket, as the generic cell rate algorithm (ITU-T I.371): each request reserves its slot when it asks,
 * so requests of all jobs go in the order in which they asked.
 */
export interface HostPace {
  /** Waits for the slot of one request. @param waiting called with the end of a wait that the owner would notice */
  take(signal: AbortSignal, waiting?: (until: EpochMs) => void): Promise<void>
  /** Grants no new slot for this long: the host asked to wait. */
  rest(milliseconds: number): void
}

/** @returns the pace of a host; its first limit holds for all who ask for it later */
export type Paces = (host: string, limit: RateLimit) => HostPace

/** Creates the paces of all hosts, none of them used yet. */
export function createPaces(clock: Clock, delay: Delay): Paces {
  const byHost = new Map<string, HostPace>()
  return (host, limit) => {
    const known = byHost.get(host)
    if (known !== undefined) return known
    const created = createPace(limit, clock, delay)
    byHost.set(host, created)
    return created
  }
}

function createPace({ perSecond, burst }: RateLimit, clock: Clock, delay: Delay): HostPace {
  const interval = 1000 / perSecond
  const tolerance = (burst - 1) * interval
  /** When the bucket will be full again, by the monotonic clock. */
  let full = Number.NEGATIVE_INFINITY
  return {
    take: async (signal, waiting) => {
      signal.throwIfAborted()
      const now = clock.monotonic()
      const wait = Math.ceil(Math.max(0, full - tolerance - now))
      full = Math.max(full, now) + interval
      if (wait >= NOTICEABLE_MS) waiting?.(clock.now() + wait)
      if (wait > 0) await delay(wait, signal)
    },
    rest: (milliseconds) => {
      full = Math.max(full, clock.monotonic() + milliseconds + tolerance)
    },
  }
}
