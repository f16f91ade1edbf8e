/** Many timers on one alarm, none of them trusted for more than 30 s: the wall clock is compared at each ring. */
import type { Alarm } from '../ports/alarm.ts'
import type { Clock } from '../ports/clock.ts'
import { DueQueue } from './due-queue.ts'

/** No alarm is set further ahead than this: machines sleep, and long timers have fired at once. */
export const MAX_SLEEP = 30_000

/** Clocks are corrected by less all the time; a step back by more moves the timers with it. */
const SET_BACK = 1000

/**
 * Callbacks come late rather than early: after sleep at the next ring, never before their instant. Where the wall
 * clock is set back, what was left of each timer stays what is left: nothing waits until a time comes a second time.
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
  /** The wall clock less the monotonic one, when both were last compared. */
  #ahead: number

  /** @param failed is told what a callback threw: one that fails takes no other with it */
  constructor(clock: Clock, alarm: Alarm, failed: (error: unknown) => void) {
    this.#clock = clock
    this.#alarm = alarm
    this.#failed = failed
    this.#ahead = clock.now() - clock.monotonic()
  }

  /** Calls back once, at or after an instant of the wall clock. @returns takes it back; harmless afterwards. */
  at(instant: number, callback: () => void): () => void {
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

  /** Resolves after `ms` of the wall clock; rejects with the signal's reason when it is aborted. */
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

  /** Sleep and a clock set forward are left as they are: what has passed meanwhile is due. */
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
