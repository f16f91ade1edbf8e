/** What a failed call means: whether and when it is tried again, and how much it says against the channel. */
import type { ErrorCode } from '../../../shared/error-codes.ts'
import { VigieError } from '../../../shared/errors.ts'

/** What follows from a failure. */
interface DeliveryFailure {
  /**
   * `again`: the server or the network failed. `wait`: the receiver asked for a pause. `owner`: something must be changed
   * first. `refused`: this notification will never be taken.
   */
  readonly is: 'again' | 'wait' | 'owner' | 'refused'
  /** How long the receiver asked to wait, ms. */
  readonly waitMs: number
  /** How many failures it counts as. */
  readonly weight: number
}

/** A refusal, or a channel that lacks something, counts at the first failure. */
const CERTAIN = 1000

const OWNER: readonly ErrorCode[] = ['channel_target_refused', 'channel_incomplete']

/** Judges what a notifier threw. */
export function failureOf(error: unknown): DeliveryFailure {
  if (!(error instanceof VigieError)) return { is: 'again', waitMs: 0, weight: 1 }
  if (error.code === 'channel_refused') return { is: 'refused', waitMs: 0, weight: CERTAIN }
  if (OWNER.includes(error.code)) return { is: 'owner', waitMs: 0, weight: CERTAIN }
  if (error.code === 'source_rate_limited') {
    return { is: 'wait', waitMs: Number(error.params.seconds) * 1000, weight: 0 }
  }
  return { is: 'again', waitMs: 0, weight: 1 }
}
