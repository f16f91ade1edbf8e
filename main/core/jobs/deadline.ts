/** The longest a run may take. Time awake counts, time asleep does not: the monotonic clock decides. */
import type { Clock } from '../ports/clock.ts'
import type { Timers } from '../schedule/timers.ts'

/** Calls `exceeded` once `endsAt`, of the monotonic clock, has come. @returns ends the watch */
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
