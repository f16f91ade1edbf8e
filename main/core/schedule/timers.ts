/** Many timers on one alarm. No alarm is trusted for more than 30 s: the wall clock is compared at each one. */
import type { EpochMs } from '../../../shared/time/units.ts'
import type { Alarm } from '../ports/alarm.ts'
import type { Clock } from '../ports/clock.ts'
import { DueQueue } from './due-queue.ts'

/** The longest alarm: machines sleep, and long timers have fired at once. */
export const MAX_SLEEP = 30_000

/** Smaller clock corrections happen all the time; the timers follow a larger step back. */
const SET_BACK = 1000

/**
 * Callbacks may be late but never early: after sleep they run at the next alarm. If the wall clock is set
 * back, each timer keeps its remaining time: nothing waits for a time to come twice.
 */
export class Timers {
  readonly #clock: Clock
  readonly #alarm: Alarm
  readonly #failed: (error: unknown) => void
  readonly #queue = new DueQueue<number>()
  readonly #callbacks = new Map<number, () => void>()
  #serial = 0
  #armedFor: number | null = null
  #disarm = () => {}
  /** The wall clock minus the monotonic one, at the last comparison. */
  #ahead: number

  /** @param failed receives errors of callbacks, so that a failing one does not affect others */
  constructor(clock: Clock, alarm: Alarm, failed: (error: unknown) => void) {
    this.#clock = clock
    this.#alarm = alarm
    this.#failed = failed
    this.#ahead = clock.now() - clock.monotonic()
  }

  /** Calls back once, at or after an instant of the wall clock. @returns a function that cancels it */
  at(instant: EpochMs, callback: () => void): () => void {
    this.#followClock()
    const id = ++this.#serial
    this.#callbacks.set(id, callback)
    this.#queue.set(id, instant)
    this.#arm()
    return () => {
      this.#callbacks.delete(id)
      this.#queue.delete(id)
      if (this.#queue.size === 0) this.#rest()
    }
  }

  /** Resolves after `ms` of the wall clock; rejects with the signal's reason if aborted. */
  pause(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason)
      const abort = () => {
        cancel()
        reject(signal.reason)
      }
      const cancel = this.at(this.#clock.now() + ms, () => {
        signal.removeEventListener('abort', abort)
        resolve()
      })
      signal.addEventListener('abort', abort, { once: true })
    })
  }

  /** Sleep and a clock set forward need no correction: what has passed meanwhile is due. */
  #followClock() {
    const ahead = this.#clock.now() - this.#clock.monotonic()
    const back = this.#ahead - ahead
    this.#ahead = ahead
    if (back <= SET_BACK) return
    this.#queue.advance(back)
    if (this.#armedFor !== null) this.#armedFor -= back
  }

  #rest() {
    this.#disarm()
    this.#disarm = () => {}
    this.#armedFor = null
  }

  #arm() {
    const earliest = this.#queue.earliest()
    if (earliest === null) return this.#rest()
    const ring = Math.min(earliest, this.#clock.now() + MAX_SLEEP)
    if (this.#armedFor !== null && this.#armedFor <= ring) return
    this.#disarm()
    this.#armedFor = ring
    this.#disarm = this.#alarm.ring(ring, () => this.#ring())
  }

  #ring() {
    this.#rest()
    this.#followClock()
    for (const id of this.#queue.takeDue(this.#clock.now(), Number.POSITIVE_INFINITY)) {
      const callback = this.#callbacks.get(id)
      this.#callbacks.delete(id)
      try {
        callback?.()
      } catch (error) {
        this.#failed(error)
      }
    }
    this.#arm()
  }
}
