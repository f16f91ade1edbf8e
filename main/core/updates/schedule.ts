/** Checks for new versions a while after startup, then a few times a day, if the owner wants it. */
import { HOUR_MS } from '../../../shared/time/units.ts'
import type { Alarm } from '../ports/alarm.ts'
import type { Clock } from '../ports/clock.ts'

const LOOK_EVERY_MS = 30_000
const FIRST_AFTER_MS = 60_000
const CHECK_EVERY_MS = 6 * HOUR_MS

/** Whether to check for new versions, and how. */
export interface UpdateScheduleDeps {
  readonly clock: Clock
  readonly alarm: Alarm
  readonly wanted: () => boolean
  readonly check: () => Promise<void>
}

/** @returns a function that stops it; a check in flight continues */
export function startUpdateSchedule({ clock, alarm, wanted, check }: UpdateScheduleDeps): () => void {
  let due = clock.now() + FIRST_AFTER_MS
  let ended = false
  let cancel = arm()

  function arm(): () => void {
    return alarm.ring(clock.now() + LOOK_EVERY_MS, () => {
      if (ended) return
      if (wanted() && clock.now() >= due) {
        due = clock.now() + CHECK_EVERY_MS
        void check()
      }
      cancel = arm()
    })
  }
  return () => {
    ended = true
    cancel()
  }
}
