/** A clock moved by the test. */
import type { Clock } from '../../main/core/ports/clock.ts'

export class FakeClock implements Clock {
  #now: number
  #monotonic = 0
  #zone: string

  constructor(start: string | number = '2026-01-05T00:00:00Z', zone = 'Europe/Paris') {
    this.#now = typeof start === 'number' ? start : Date.parse(start)
    this.#zone = zone
  }

  now = () => this.#now
  monotonic = () => this.#monotonic
  zone = () => this.#zone

  /** Time passes: both clocks advance. */
  pass(ms: number) {
    this.#now += ms
    this.#monotonic += ms
  }

  /** Only the wall clock changes: the machine slept, or somebody set the clock (back with a negative number). */
  jump(ms: number) {
    this.#now += ms
  }

  travel(zone: string) {
    this.#zone = zone
  }
}
