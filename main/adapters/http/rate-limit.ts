/** A token bucket per caller: bursts up to one minute's quota, then the steady rate. */
import { MINUTE_MS } from '../../../shared/time/units.ts'

/** Whether a request may pass, with the values of the rate-limit headers. */
export interface RateDecision {
  readonly allowed: boolean
  readonly limit: number
  readonly remaining: number
  /** Seconds until the next request is allowed, or until the bucket is full again. */
  readonly resetSeconds: number
}

/** Maximum number of callers remembered; the least recent one is forgotten first. */
const CALLERS = 1000

/** @param monotonic milliseconds that never jump */
export function createRateLimit(
  monotonic: () => number,
): (caller: string, perMinute: number) => RateDecision {
  const buckets = new Map<string, { level: number; at: number }>()

  return (caller, perMinute) => {
    const now = monotonic()
    const before = buckets.get(caller) ?? { level: perMinute, at: now }
    const refilled = Math.min(perMinute, before.level + ((now - before.at) / MINUTE_MS) * perMinute)
    const allowed = refilled >= 1
    const level = allowed ? refilled - 1 : refilled
    buckets.delete(caller)
    buckets.set(caller, { level, at: now })
    forgetOldest(buckets)
    const missing = allowed ? perMinute - level : 1 - level
    const resetSeconds = Math.ceil((missing / perMinute) * 60)
    return { allowed, limit: perMinute, remaining: Math.floor(level), resetSeconds }
  }
}

function forgetOldest(buckets: Map<string, unknown>): void {
  const [oldest] = buckets.keys()
  if (buckets.size > CALLERS && oldest !== undefined) buckets.delete(oldest)
}
