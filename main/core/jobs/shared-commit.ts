/** Writes that are ready in the same moment share one transaction: each commit waits for the disk. */
import type { Clock } from '../ports/clock.ts'
import type { Timers } from '../schedule/timers.ts'

interface Write {
  readonly work: () => void
  readonly resolve: () => void
  readonly reject: (error: unknown) => void
}

/** Collects the writes of one moment. `together` makes one transaction of what it is given. */
export class SharedCommit {
  readonly #clock: Clock
  readonly #timers: Timers
  readonly #together: (work: () => void) => void
  #writes: Write[] = []

  constructor(clock: Clock, timers: Timers, together: (work: () => void) => void) {
    this.#clock = clock
    this.#timers = timers
    this.#together = together
  }

  /** Resolves once `work` is committed; rejects, with all that shared its transaction, where it is not. */
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
      this.#together(() => {
        for (const { work } of writes) work()
      })
      for (const { resolve } of writes) resolve()
    } catch (error) {
      for (const { reject } of writes) reject(error)
    }
  }
}
