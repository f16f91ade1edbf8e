/** Pauses with a timer. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Delay } from '../../core/ports/delay.ts'

/** Waits for a number of milliseconds. @throws the reason of the signal, if it is aborted */
export const timerDelay: Delay = async (milliseconds, signal) => {
  try {
    await pause(milliseconds, undefined, { signal })
  } catch (error) {
    // Node wraps the reason in its own AbortError; the caller expects the reason itself.
    throw signal.aborted ? signal.reason : error
  }
}
