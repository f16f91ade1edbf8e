/** An alarm that rings as the fake clock is moved through it. */
import type { Alarm } from '../../main/core/ports/alarm.ts'
import type { FakeClock } from './fake-clock.ts'

interface Ring {
  readonly at: number
  readonly callback: () => void
}

export class FakeAlarm implements Alarm {
  readonly #clock: FakeClock
  readonly #settle: () => Promise<void>
  readonly #rings = new Set<Ring>()
  /** The furthest ahead anybody asked, ms. */
  furthest = 0

  /** @param settle lets everything happen that a ring has caused, for example real requests */
  constructor(clock: FakeClock, settle = settled) {
    this.#clock = clock
    this.#settle = settle
  }

  /** How many rings are armed. */
  get armed() {
    return this.#rings.size
  }

  ring(at: number, callback: () => void) {
    this.furthest = Math.max(this.furthest, at - this.#clock.now())
    const ring = { at, callback }
    this.#rings.add(ring)
    return () => void this.#rings.delete(ring)
  }

  /** Moves the clock forward, ringing on the way in order; promises settle between rings. */
  async advance(ms: number) {
    const end = this.#clock.now() + ms
    await this.#settle()
    for (let next = this.#earliest(end); next !== undefined; next = this.#earliest(end)) {
      this.#clock.pass(Math.max(0, next.at - this.#clock.now()))
      this.#rings.delete(next)
      next.callback()
      await this.#settle()
    }
    this.#clock.pass(Math.max(0, end - this.#clock.now()))
  }

  #earliest(end: number) {
    let earliest: Ring | undefined
    for (const ring of this.#rings)
      if (ring.at <= end && (earliest === undefined || ring.at < earliest.at)) earliest = ring
    return earliest
  }
}

/** Lets everything that needs no time happen. */
export const settled = () => new Promise<void>((resolve) => setImmediate(resolve))
