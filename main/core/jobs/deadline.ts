/** The maximum duration of a run. Only time awake counts, as measured by the monotonic clock. */
import type { Clock } from '../ports/clock.ts'
import type { Timers } from '../schedule/timers.ts'

/** The time left of a run. */
export interface RunDeadline {
  /** ms */
  left(): number
  /** Time does not count until the returned function is called. */
  pause(): () => void
  end(): void
}

/** Calls `exceeded` when a run has lasted for `length` ms. */
export function startDeadline(
  clock: Clock,
  timers: Timers,
  length: number,
  exceeded: () => void,
): RunDeadline {
  let endsAt = clock.monotonic() + length
  let cancel = () => {}
  const left = () => endsAt - clock.monotonic()
  const look = () => {
    if (left() <= 0) exceeded()
    else cancel = timers.at(clock.now() + left(), look)
  }
  look()
  return {
    left,
    pause: () => {
      cancel()
      const pausedAt = clock.monotonic()
      return () => {
        endsAt += clock.monotonic() - pausedAt
        look()
      }
    },
    end: () => cancel(),
  }
}
