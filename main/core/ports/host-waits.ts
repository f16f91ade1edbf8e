/** Port: hosts that must not be called for now, remembered across restarts. */
import type { EpochMs } from '../../../shared/time/units.ts'

/** A wait: both ends, so that its length is known even after the clock was set. */
export interface HostWait {
  /** When the host asked, ms; null if an earlier version stored it. */
  readonly askedAt: EpochMs | null
  readonly until: EpochMs
}

/** Port: how long each outside host wants to be left alone. */
export interface HostWaits {
  /** Returns what a host asked for last, or null. */
  readonly wait: (host: string) => HostWait | null
  readonly save: (host: string, wait: HostWait) => void
  /** Returns the number of consecutive refusals without a duration. */
  readonly refusals: (host: string) => number
  readonly countRefusals: (host: string, refusals: number) => void
}
