/** An alarm that fires as the fake clock moves through it. */
import type { Alarm } from '../../main/core/ports/alarm.ts'
import type { FakeClock } from './fake-clock.ts'

/** Fires when the wall clock reaches the instant, or when the time until then has passed. */
interface PlannedRing {
  readonly at: number
  readonly passed: number
  readonly callback: () => void
}

export class FakeAlarm implements Alarm {
  readonly #clock: FakeClock
  readonly #settle: () => Promise<void>
  readonly #rings = new Set<PlannedRing>()
  /** The furthest request ahead, ms. */
  furthest = 0

  /** @param settle waits for everything an alarm has caused, for example real requests */
  constructor(clock: FakeClock, settle = settled) {
    this.#clock = clock
    this.#settle = settle
  }

  /** Number of pending alarms. */
  get armed() {
    return this.#rings.size
  }

  ring(at: number, callback: () => void) {
    this.furthest = Math.max(this.furthest, at - this.#clock.now())
    const passed = this.#clock.monotonic() + at - this.#clock.now()
    const ring = { at, passed, callback }
    this.#rings.add(ring)
    return () => void this.#rings.delete(ring)
  }

  /** Moves the clock forward, firing alarms in order; promises settle in between. */
  async advance(ms: number) {
    const end = this.#clock.now() + ms
    const left = () => end - this.#clock.now()
    await this.#settle()
    for (let next = this.#earliest(left()); next !== undefined; next = this.#earliest(left())) {
      this.#clock.pass(Math.max(0, this.#until(next)))
      this.#rings.delete(next)
      next.callback()
      await this.#settle()
    }
    this.#clock.pass(Math.max(0, left()))
  }

  #until({ at, passed }: PlannedRing) {
    return Math.min(at - this.#clock.now(), passed - this.#clock.monotonic())
  }

  /** Returns the next alarm within `most` ms. */
  #earliest(most: number) {
    let earliest: PlannedRing | undefined
    for (const ring of this.#rings)
      if (this.#until(ring) <= most && (earliest === undefined || this.#until(ring) < this.#until(earliest)))
        earliest = ring
    return earliest
  }
}

/** Waits for everything that takes no time. */
export const settled = () => new Promise<void>((resolve) => setImmediate(resolve))
