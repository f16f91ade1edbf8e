/** An alarm clock: it only wakes, it makes no decisions. Adapters use node-schedule. */
import type { EpochMs } from '../../../shared/time/units.ts'

/** Port: a timer of the wall clock. */
export interface Alarm {
  /**
   * Calls back once, at or after `at` (wall clock, ms), or when the time until then has passed although the
   * clock was set back. Callers never ask for more than 30 s ahead.
   * @returns a function that cancels the alarm; does nothing after it fired
   */
  ring(at: EpochMs, callback: () => void): () => void
}
