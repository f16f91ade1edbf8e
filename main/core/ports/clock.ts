/** Port: the time. The core reads clocks only through this. */
export interface Clock {
  /** Wall clock, milliseconds since 1970 UTC. It may jump after sleep or a manual change, not at summer time. */
  now(): number
  /** Monotonic milliseconds, for durations only. */
  monotonic(): number
  /** The machine's current IANA zone; it changes when the owner travels. */
  zone(): string
}
