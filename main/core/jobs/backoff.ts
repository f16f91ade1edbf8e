/** Computes how long to wait before another attempt, and whether there is one. */
import { ERRORS } from '../../../shared/error-codes.ts'
import { VigieError } from '../../../shared/errors.ts'
import type { RetryPolicy } from '../../../shared/job.ts'
import { isLoopback } from '../../../shared/loopback.ts'
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
export function isUnreachable(error: unknown): boolean {
  const parts = partsOf(error)
  return parts.length > 0 && parts.every((part) => part !== null)
}

/** Whether that may be for want of a network: a service on this machine needs none. */
export function isOffline(error: unknown): boolean {
  return isUnreachable(error) && partsOf(error).some((part) => part !== null && !isHere(part))
}

/** Errors that say that a source, or all of them, could not be reached. */
const UNREACHABLE: readonly string[] = ['source_unreachable', 'index_offline']

/** Returns the errors of this kind that an error is made of, or is caused by; null for a part that is another. */
function partsOf(error: unknown): readonly (VigieError | null)[] {
  if (error instanceof VigieError && UNREACHABLE.includes(error.code)) return [error]
  if (error instanceof AggregateError) return error.errors.flatMap(partsOf)
  return error instanceof Error && error.cause !== undefined ? partsOf(error.cause) : [null]
}

/** The reason names the host. */
function isHere({ params: { detail } }: VigieError): boolean {
  const host = typeof detail === 'object' && 'messageKey' in detail ? detail.params?.host : undefined
  return typeof host === 'string' && isLoopback(host)
}

/**
 * Returns the pause after a failed attempt, ms: `base * 2^(attempt - 1)` or `base`, at most the cap, never
 * less than the source asked for, and randomly extended by up to the share `jitter`.
 */
export function pauseAfter(attempt: number, retry: RetryPolicy, error: unknown, random: Random): number {
  const factor = retry.backoff === 'exponential' ? 2 ** (attempt - 1) : 1
  const own = Math.min(retry.base_seconds * factor, retry.cap_seconds) * 1000
  const pause = Math.max(own, askedWait(error))
  return Math.round(pause * (1 + (retry.jitter ?? 0) * random.next()))
}
