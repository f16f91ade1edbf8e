/** Port: the time. The core reads clocks only through this. */
import type { EpochMs } from '../../../shared/time/units.ts'

/** Port: the clocks and the zone of the machine. */
export interface Clock {
  /** Wall clock, UTC. It may jump after sleep or a manual change, not at summer time. */
  now(): EpochMs
  /** Monotonic milliseconds, for durations only. It may stand still while the machine sleeps. */
  monotonic(): number
  /** The machine's current IANA zone; it changes when the owner travels. */
  zone(): string
}

/** The clocks of the machine, of which `now` may be wrong. */
export interface MachineClock extends Clock {
  /** Milliseconds since some fixed instant, sleep included, whatever the wall clock shows; null if unknown. */
  elapsed(): number | null
}
