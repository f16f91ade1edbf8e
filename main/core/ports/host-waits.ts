/** Hosts that are to be left alone, remembered across restarts. */
export interface HostWaits {
  /** Until when (ms), or null where the host asked nothing. */
  readonly until: (host: string) => number | null
  readonly save: (host: string, until: number) => void
  /** How often in a row the host refused without saying for how long. */
  readonly refusals: (host: string) => number
  readonly countRefusals: (host: string, refusals: number) => void
}
