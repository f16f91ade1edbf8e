/** Port: the time. The core reads clocks only through this. */
import type { EpochMs } from '../../../shared/time/units.ts'

export interface Clock {
  /** Wall clock, UTC. It may jump after sleep or a manual change, not at summer time. */
  now(): EpochMs
  /** Monotonic milliseconds, for durations only. */
  monotonic(): number
  /** The machine's current IANA zone; it changes when the owner travels. */
  zone(): string
}
