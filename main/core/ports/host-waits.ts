/** Hosts that asked to be left alone, remembered across restarts. */
export interface HostWaits {
  /** Until when (ms), or null where the host asked nothing. */
  readonly until: (host: string) => number | null
  readonly save: (host: string, until: number) => void
}
