/** Groups writes that are ready at the same moment into one transaction, as each commit waits for the disk. */
import type { Clock } from '../ports/clock.ts'
import type { Timers } from '../schedule/timers.ts'

interface QueuedWrite {
  readonly work: () => void
  readonly resolve: () => void
  readonly reject: (error: unknown) => void
}

/** Collects the writes of one moment. `transaction` runs its argument in one transaction. */
export class SharedCommit {
  readonly #clock: Clock
  readonly #timers: Timers
  readonly #transaction: (work: () => void) => void
  #writes: QueuedWrite[] = []

  constructor(clock: Clock, timers: Timers, transaction: (work: () => void) => void) {
    this.#clock = clock
    this.#timers = timers
    this.#transaction = transaction
  }

  /** Resolves when `work` is committed; rejects, with all writes of the transaction, if it is not. */
  write(work: () => void): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    this.#writes.push({ work, resolve, reject })
    if (this.#writes.length === 1) this.#timers.at(this.#clock.now(), () => this.#commit())
    return promise
  }

  #commit() {
    const writes = this.#writes
    this.#writes = []
    try {
      this.#transaction(() => {
        for (const { work } of writes) work()
      })
      for (const { resolve } of writes) resolve()
    } catch (error) {
      for (const { reject } of writes) reject(error)
    }
  }
}
