import { VigieError } from '../../../../shared/errors.ts'
import type { Delay } from '../../ports/delay.ts'

/** The time limit of one source, after which its series counts as missing. */
export interface Deadline {
  readonly seconds: number
  /** Name of the late source, for the error. */
  readonly source: string
  readonly signal: AbortSignal
}

/**
 * Runs work with its own deadline inside a run. When the deadline passes, the work is aborted and not awaited.
 * @throws VigieError source_timeout; the signal's reason when the run itself ends
 */
export async function withDeadline<T>(
  delay: Delay,
  { seconds, source, signal }: Deadline,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const late = new AbortController()
  const done = new AbortController()
  const alarm = delay(seconds * 1000, AbortSignal.any([signal, done.signal])).then(() => {
    throw new VigieError('source_timeout', { source, seconds })
  })
  try {
    return await Promise.race([work(AbortSignal.any([signal, late.signal])), alarm])
  } finally {
    late.abort()
    done.abort()
    // The rejection was already handled by the race, or comes too late to matter.
    alarm.catch(() => undefined)
  }
}
