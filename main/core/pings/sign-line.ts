/** The signs of one target, in order. A sign that cannot be sent gives way to a newer one. */
import { VigieError } from '../../../shared/errors.ts'
import { HostClosed } from '../net/gate.ts'
import type { Delay } from '../ports/delay.ts'
import type { LifeSign } from './ports.ts'

/** Pauses before another attempt, ms; after the last one the sign is given up. */
const PAUSES = [5_000, 20_000, 60_000, 300_000, 900_000]

/** What a line needs of the outside. */
interface LineDeps {
  readonly send: (sign: LifeSign) => Promise<void>
  readonly delay: Delay
  readonly signal: AbortSignal
  readonly failed: (error: unknown) => void
}

/** Sends one sign after another. */
export class SignLine {
  readonly #deps: LineDeps
  readonly #waiting: LifeSign[] = []
  #busy: Promise<void> | null = null

  constructor(deps: LineDeps) {
    this.#deps = deps
  }

  add(sign: LifeSign): void {
    this.#waiting.push(sign)
    this.#busy ??= this.#drain().finally(() => {
      this.#busy = null
    })
  }

  /** Settles when nothing waits. */
  async idle(): Promise<void> {
    await this.#busy
  }

  async #drain(): Promise<void> {
    for (let sign = this.#waiting[0]; sign !== undefined; sign = this.#waiting[0]) {
      await this.#sendOne(sign)
      this.#waiting.shift()
    }
  }

  /** Returns when it was sent, refused or given up. */
  async #sendOne(sign: LifeSign): Promise<void> {
    const { send, delay, signal, failed } = this.#deps
    for (let attempt = 0; ; ) {
      try {
        return await send(sign)
      } catch (error) {
        if (signal.aborted) return
        // Nothing was sent: the host asked another one to wait.
        const isClosed = error instanceof HostClosed
        if (!isClosed) failed(error)
        const pause = isClosed ? 0 : PAUSES[attempt++]
        if (pause === undefined || isFinal(error) || this.#waiting.length > 1) return
        await delay(Math.max(pause, askedMs(error)), signal).catch(() => undefined)
        if (signal.aborted || this.#waiting.length > 1) return
      }
    }
  }
}

const isFinal = (error: unknown): boolean =>
  error instanceof VigieError && (error.code === 'ping_refused' || error.code === 'ping_not_found')

const askedMs = (error: unknown): number =>
  error instanceof VigieError && error.code === 'source_rate_limited'
    ? Number(error.params.seconds) * 1000
    : 0
