/** The request weight of the current minute: as reported by the exchange, plus that of requests in flight. */
import type { Clock } from '../../../core/ports/clock.ts'
import type { Delay } from '../../../core/ports/delay.ts'

const MINUTE_MS = 60_000
/** Maximum weight of one page, until the exchange has reported it. */
const PAGE_WEIGHT = 25

export interface WeightBudget {
  /** Waits until one more page fits within the limit. */
  room(limit: number, signal: AbortSignal): Promise<void>
  /** Records the weight used in this minute; ignores anything but a number. */
  used(weight: number): void
}

/** Creates an unused budget; it restarts with each minute of the wall clock, like the exchange's. */
export function createWeightBudget(clock: Clock, delay: Delay): WeightBudget {
  let minute = 0
  let spent = 0
  const turn = () => {
    const now = Math.floor(clock.now() / MINUTE_MS)
    if (now !== minute) spent = 0
    minute = now
  }
  return {
    room: async (limit, signal) => {
      turn()
      while (spent + PAGE_WEIGHT > Math.max(limit, PAGE_WEIGHT)) {
        await delay(MINUTE_MS - (clock.now() % MINUTE_MS) + 100, signal)
        turn()
      }
      spent += PAGE_WEIGHT
    },
    used: (weight) => {
      turn()
      if (Number.isFinite(weight)) spent = weight
    },
  }
}
