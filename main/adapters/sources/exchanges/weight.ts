/** The request weight of the current minute: as reported by the exchange, plus that of requests in flight. */
import type { EpochMs } from '../../../../shared/time/units.ts'
import { MINUTE_MS } from '../../../../shared/time/units.ts'
import type { Clock } from '../../../core/ports/clock.ts'
import type { Delay } from '../../../core/ports/delay.ts'

/** How much may still be requested in this minute, in the weights that the exchange gives its requests. */
export interface WeightBudget {
  /** Waits until a request of this weight fits within the limit, and reserves it. */
  room(weight: number, limit: number, signal: AbortSignal, waiting?: (until: EpochMs) => void): Promise<void>
  /** Ends the reservation. @param reported the weight used in this minute; NaN if the answer did not say */
  used(weight: number, reported: number): void
}

/** Creates an unused budget; it restarts with each minute of the wall clock, like the exchange's. */
export function createWeightBudget(clock: Clock, delay: Delay): WeightBudget {
  let minute = 0
  let spent = 0
  let inFlight = 0
  const turn = () => {
    const now = Math.floor(clock.now() / MINUTE_MS)
    if (now !== minute) spent = 0
    minute = now
  }
  return {
    room: async (weight, limit, signal, waiting) => {
      turn()
      while (spent + inFlight + weight > Math.max(limit, weight)) {
        const wait = MINUTE_MS - (clock.now() % MINUTE_MS) + 100
        waiting?.(clock.now() + wait)
        await delay(wait, signal)
        turn()
      }
      inFlight += weight
    },
    used: (weight, reported) => {
      turn()
      inFlight -= weight
      spent = Number.isFinite(reported) ? reported : spent + weight
    },
  }
}
