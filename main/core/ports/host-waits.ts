/** Port: hosts that must not be called for now, remembered across restarts. */
import type { EpochMs } from '../../../shared/time/units.ts'

export interface HostWaits {
  /** Until when to wait (ms), or null if the host asked for nothing. */
  readonly until: (host: string) => number | null
  readonly save: (host: string, until: EpochMs) => void
  /** Returns the number of consecutive refusals without a duration. */
  readonly refusals: (host: string) => number
  readonly countRefusals: (host: string, refusals: number) => void
}
