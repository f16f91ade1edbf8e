/** How long the work of a run may take to stop after its signal. */
import type { Clock } from '../ports/clock.ts'
import type { Timers } from '../schedule/timers.ts'

/** After that the outcome of the run is written anyway, ms. */
const STOP_GRACE = 3000

/** Rejects some time after the signal, for a kind that ignores it; never settles if the work ends before. */
export function graceAfterStop(
  running: Promise<unknown>,
  signal: AbortSignal,
  clock: Clock,
  timers: Timers,
): Promise<never> {
  return new Promise((_, reject) => {
    let cancel = () => {}
    const giveUp = () => {
      cancel = timers.at(clock.now() + STOP_GRACE, () => reject(signal.reason))
    }
    signal.addEventListener('abort', giveUp, { once: true })
    const forget = () => {
      signal.removeEventListener('abort', giveUp)
      cancel()
    }
    running.then(forget, forget)
  })
}
