/** The maximum duration of a run. Only time awake counts, as measured by the monotonic clock. */
import type { Clock } from '../ports/clock.ts'
import type { Timers } from '../schedule/timers.ts'

/** Calls `exceeded` when the monotonic clock reaches `endsAt`. @returns a function that stops watching */
export function watchDeadline(
  clock: Clock,
  timers: Timers,
  endsAt: number,
  exceeded: () => void,
): () => void {
  let cancel = () => {}
  const look = () => {
    const left = endsAt - clock.monotonic()
    if (left <= 0) exceeded()
    else cancel = timers.at(clock.now() + left, look)
  }
  look()
  return () => cancel()
}
