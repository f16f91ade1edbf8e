/** Notices when the program on disk is replaced while it runs. */
import type { LifecyclePart } from './lifecycle.ts'
import type { Alarm } from './ports/alarm.ts'
import type { Clock } from './ports/clock.ts'
import type { Log } from './ports/log.ts'
import type { RunningProgram } from './ports/running-program.ts'

const LOOK_EVERY_MS = 30_000

/** What the watch reads, and whom it notifies. */
export interface ProgramWatchDeps {
  readonly program: RunningProgram
  readonly clock: Clock
  readonly alarm: Alarm
  readonly log: Log
  /** Called once, when the program was found replaced. */
  readonly replaced: () => void
}

/** Looks until it finds the program replaced: only a restart changes that. */
export function createProgramWatch({
  program,
  clock,
  alarm,
  log,
  replaced,
}: ProgramWatchDeps): LifecyclePart {
  let cancel = () => {}

  function look(): void {
    if (!program.isReplaced()) {
      cancel = alarm.ring(clock.now() + LOOK_EVERY_MS, look)
      return
    }
    log.warn('The program on disk was replaced; restart Vigie to run the new one')
    replaced()
  }

  return { name: 'program', start: look, stop: () => cancel() }
}
