/** Waits on a fake clock: when nothing else happens, the clock goes to the end of the earliest wait. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Delay } from '../../main/core/ports/delay.ts'
import type { FakeClock } from './fake-clock.ts'

interface WaitingSleep {
  readonly at: number
  readonly wake: () => void
}

/**
 * Waits of any number of callers end in their order, and the clock never runs ahead of one.
 * @param busy whether something happens meanwhile, such as a request in flight: then the clock stands still
 */
export function virtualDelay(clock: FakeClock, busy: () => boolean): Delay {
  const sleepers: WaitingSleep[] = []
  let pumping = false
  const pump = async () => {
    pumping = true
    while (sleepers.length > 0) {
      do await pause(1)
      while (busy())
      sleepers.sort((a, b) => a.at - b.at)
      const next = sleepers.shift() as WaitingSleep
      clock.pass(Math.max(0, next.at - clock.monotonic()))
      next.wake()
    }
    pumping = false
  }
  return (milliseconds, signal) => {
    signal.throwIfAborted()
    return new Promise((wake) => {
      sleepers.push({ at: clock.monotonic() + milliseconds, wake })
      if (!pumping) void pump()
    })
  }
}
