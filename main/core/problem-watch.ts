/** Notices when what is wrong with Vigie itself changes: a disk fills, and is freed again, without an event. */
import type { LocalizableMessage } from '../../shared/errors.ts'
import type { LifecyclePart } from './lifecycle.ts'
import type { Alarm } from './ports/alarm.ts'
import type { Clock } from './ports/clock.ts'

const LOOK_EVERY_MS = 30_000

/** What the watch reads, and whom it notifies. */
export interface ProblemWatchDeps {
  readonly problems: () => readonly LocalizableMessage[]
  readonly clock: Clock
  readonly alarm: Alarm
  /** Called when a problem came or went; not when its figures changed. */
  readonly changed: () => void
}

/** Looks for as long as Vigie runs. */
export function createProblemWatch({ problems, clock, alarm, changed }: ProblemWatchDeps): LifecyclePart {
  let cancel = () => {}
  let known = ''

  function look(): void {
    const now = problems()
      .map(({ messageKey }) => messageKey)
      .join()
    if (now !== known) changed()
    known = now
    cancel = alarm.ring(clock.now() + LOOK_EVERY_MS, look)
  }

  return { name: 'problems', start: look, stop: () => cancel() }
}
