/** Bounds how often events reload a read. */

/** What the reads need from the browser. */
export interface ReadTimers {
  /** ms */
  readonly now: () => number
  /** Calls back after a number of ms, unless the returned function is called before. */
  readonly after: (ms: number, then: () => void) => () => void
  /** Whether the reader has pressed something a moment ago: what follows from it is shown at once. */
  readonly acting: () => boolean
}

/** Reloads that events may cause at once after a quiet time: a run that starts, ends and plans the next. */
const BURST = 4
/** The time between reloads while events keep coming, ms: at most two a minute, whatever the number of jobs. */
const EVERY_MS = 30_000

/** Bounds how often events reload one read. The last event of many is never lost: it reloads at the end of the pause. */
export class Pace {
  readonly #timers: ReadTimers
  #left = BURST
  #since: number
  #cancel: (() => void) | null = null

  constructor(timers: ReadTimers) {
    this.#timers = timers
    this.#since = timers.now()
  }

  /** Reloads now or, if there were too many, when the pause is over; until then once for all requests. */
  request(reload: () => void): void {
    if (this.#cancel !== null) return
    this.#refill()
    if (this.#left > 0) {
      this.#left -= 1
      reload()
      return
    }
    const wait = Math.max(0, this.#since + EVERY_MS - this.#timers.now())
    this.#cancel = this.#timers.after(wait, () => {
      this.#cancel = null
      this.request(reload)
    })
  }

  /** Drops a reload that waits. */
  forget(): void {
    this.#cancel?.()
    this.#cancel = null
  }

  #refill(): void {
    const passed = Math.max(0, this.#timers.now() - this.#since)
    const gained = Math.floor(passed / EVERY_MS)
    this.#left = Math.min(BURST, this.#left + gained)
    this.#since += gained * EVERY_MS
  }
}
