/** Computes how long to wait before another attempt, and whether there is one. */
import { ERRORS } from '../../../shared/error-codes.ts'
import { VigieError } from '../../../shared/errors.ts'
import type { Retry } from '../../../shared/job.ts'
import type { Random } from '../ports/random.ts'

/** Whether a retry can help. An error the owner has to fix would recur, so a 4xx is not retried. */
export function isWorthRetrying(error: unknown): boolean {
  return !(error instanceof VigieError) || ERRORS[error.code].status >= 500
}

/** The wait a rate limit asked for, ms; 0 for any other error. */
export function askedWait(error: unknown): number {
  if (!(error instanceof VigieError) || error.code !== 'source_rate_limited') return 0
  const seconds = Number(error.params.seconds)
  return Number.isFinite(seconds) ? Math.max(0, seconds * 1000) : 0
}

/** Whether an error means that no source could be reached at all: the error itself, its cause, or all its parts. */
export function isOffline(error: unknown): boolean {
  if (error instanceof VigieError && (error.code === 'source_unreachable' || error.code === 'index_offline'))
    return true
  if (error instanceof AggregateError) return error.errors.length > 0 && error.errors.every(isOffline)
  return error instanceof Error && error.cause !== undefined && isOffline(error.cause)
}

/**
 * Returns the pause after a failed attempt, ms: `base * 2^(attempt - 1)` or `base`, at most the cap, never
 * less than the source asked for, and randomly extended by up to the share `jitter`.
 */
export function pauseAfter(attempt: number, retry: Retry, error: unknown, random: Random): number {
  const factor = retry.backoff === 'exponential' ? 2 ** (attempt - 1) : 1
  const own = Math.min(retry.base_seconds * factor, retry.cap_seconds) * 1000
  const pause = Math.max(own, askedWait(error))
  return Math.round(pause * (1 + (retry.jitter ?? 0) * random.next()))
}
