/** Limits the rate of progress: streamed at most four times a second, stored every five seconds. */
import type { JobProgress } from '../../../shared/run.ts'
import type { Clock } from '../ports/clock.ts'
import type { Timers } from '../schedule/timers.ts'

const STREAM_EVERY = 250
const STORE_EVERY = 5000

/** Where progress goes: to listeners often, to the database rarely. */
export interface ProgressSinks {
  readonly stream: (progress: JobProgress) => void
  readonly store: (progress: JobProgress) => void
}

/** Delays progress that comes too fast; only the latest is streamed. */
export class ProgressReporter {
  readonly #clock: Clock
  readonly #timers: Timers
  readonly #sinks: ProgressSinks
  #latest: JobProgress | null = null
  #streamedAt = Number.NEGATIVE_INFINITY
  #storedAt = Number.NEGATIVE_INFINITY
  #cancel: (() => void) | null = null

  constructor(clock: Clock, timers: Timers, sinks: ProgressSinks) {
    this.#clock = clock
    this.#timers = timers
    this.#sinks = sinks
  }

  /** The last reported progress, streamed or not. */
  get latest() {
    return this.#latest
  }

  report(progress: JobProgress): void {
    this.#latest = progress
    if (this.#cancel !== null) return
    const wait = this.#streamedAt + STREAM_EVERY - this.#clock.monotonic()
    if (wait <= 0) this.#flush()
    else this.#cancel = this.#timers.at(this.#clock.now() + wait, () => this.#flush())
  }

  /** Stops reporting: the run has ended. */
  close(): void {
    this.#cancel?.()
    this.#cancel = () => {}
  }

  #flush() {
    this.#cancel = null
    if (this.#latest === null) return
    const now = this.#clock.monotonic()
    this.#streamedAt = now
    this.#sinks.stream(this.#latest)
    if (now - this.#storedAt < STORE_EVERY) return
    this.#storedAt = now
    this.#sinks.store(this.#latest)
  }
}
