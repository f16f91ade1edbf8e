/** Time as an argument. Nothing in the core reads a clock but through this. */
export interface Clock {
  /** Wall clock, milliseconds since 1970 UTC. May jump: sleep, summer time is not visible here, the owner's hand is. */
  now(): number
  /** Monotonic milliseconds, for durations only. */
  monotonic(): number
  /** The machine's IANA zone now; it changes when the owner travels. */
  zone(): string
}
