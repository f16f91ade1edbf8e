/** The request weight of the running minute: as the exchange reports it, and as what is on its way will make it. */
import type { Clock } from '../../../core/ports/clock.ts'
import type { Delay } from '../../../core/ports/delay.ts'

const MINUTE_MS = 60_000
/** What one page costs at most, until the exchange has told the truth. */
const PAGE_WEIGHT = 25

export interface WeightBudget {
  /** Waits until one more page fits under the limit. */
  room(limit: number, signal: AbortSignal): Promise<void>
  /** Learns the weight used in this minute; anything but a number is no news. */
  used(weight: number): void
}

/** A budget with nothing spent; it begins anew with each minute of the wall clock, as the exchange's does. */
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
