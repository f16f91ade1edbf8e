/** A clock moved by the test. */
import type { MachineClock } from '../../main/core/ports/clock.ts'

export class FakeClock implements MachineClock {
  #now: number
  #monotonic = 0
  #elapsed = 0
  #zone: string

  constructor(start: string | number = '2026-01-05T00:00:00Z', zone = 'Europe/Paris') {
    this.#now = typeof start === 'number' ? start : Date.parse(start)
    this.#zone = zone
  }

  now = () => this.#now
  monotonic = () => this.#monotonic
  elapsed = () => this.#elapsed
  zone = () => this.#zone

  /** Time passes: both clocks advance. */
  pass(ms: number) {
    this.#now += ms
    this.#monotonic += ms
    this.#elapsed += ms
  }

  /** The machine sleeps. */
  sleep(ms: number) {
    this.#now += ms
    this.#elapsed += ms
  }

  /** Only the wall clock changes: somebody set it (back with a negative number). */
  jump(ms: number) {
    this.#now += ms
  }

  travel(zone: string) {
    this.#zone = zone
  }
}
