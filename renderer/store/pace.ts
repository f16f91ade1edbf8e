/** Bounds how often events reload what is shown. */

/** What the reads need from the browser. */
export interface ReadTimers {
  /** ms */
  readonly now: () => number
  /** Calls back after a number of ms, unless the returned function is called before. */
  readonly after: (ms: number, then: () => void) => () => void
  /** Whether the reader has pressed something a moment ago: what follows from it is shown at once. */
  readonly acting: () => boolean
  /** Whether the reader has pressed something in the last minute: what takes longer than a moment is awaited. */
  readonly attended: () => boolean
  /** Calls back once what is drawn now can be seen; soon if the page is hidden. */
  readonly afterDrawing: (then: () => void) => void
}

/** Reloads that events may cause after a quiet time: all that a run changes which starts, ends and finds something. */
const BURST = 12
/** The time between reloads while events keep coming and nobody uses the panel, ms: six a minute for all reads together. */
const EVERY_MS = 10_000
/** What has not changed for this time is reloaded by the first event, ms. */
const QUIET_MS = 60_000
/** What changes more often is reloaded once for all events within this time, ms. */
const GATHER_MS = 2000

/** What reloads one read. */
export interface ReloadRequest {
  readonly reload: () => void
  /** When events last reloaded it, ms. */
  last: number
}

/**
 * Bounds the reloads of all reads together while nobody uses the panel, and those of each read while somebody does. None that an event asks for is lost: it waits for its turn, and the one that
 * was reloaded longest ago is next, so that a new alert is not behind the tenth run of the minute.
 */
export class Pace {
  readonly #timers: ReadTimers
  /** When each may reload at the earliest, ms. */
  readonly #waiting = new Map<ReloadRequest, number>()
  #left = BURST
  #since: number
  #cancel: (() => void) | null = null

  constructor(timers: ReadTimers) {
    this.#timers = timers
    this.#since = timers.now()
  }

  /** Reloads now or, if there were too many, in its turn; until then once for all requests. */
  request(reload: ReloadRequest): void {
    if (this.#waiting.has(reload)) return
    const now = this.#timers.now()
    this.#waiting.set(reload, reload.last + QUIET_MS <= now ? now : now + GATHER_MS)
    this.#serve()
  }

  /** Drops a reload that waits. */
  forget(reload: ReloadRequest): void {
    this.#waiting.delete(reload)
  }

  #serve(): void {
    this.#refill()
    const now = this.#timers.now()
    const left = this.#timers.attended() ? this.#waiting.size : this.#left
    const ready = [...this.#waiting].flatMap(([one, due]) => (due <= now ? [one] : []))
    for (const one of ready.sort((a, b) => a.last - b.last).slice(0, left)) {
      this.#left = Math.max(0, this.#left - 1)
      this.#waiting.delete(one)
      one.last = now
      one.reload()
    }
    this.#wait(now)
  }

  /** Comes back when the next one may reload. */
  #wait(now: number): void {
    this.#cancel?.()
    this.#cancel = null
    if (this.#waiting.size === 0) return
    const gathered = Math.min(...this.#waiting.values())
    const turn = this.#left > 0 || this.#timers.attended() ? now : this.#since + EVERY_MS
    this.#cancel = this.#timers.after(Math.max(0, Math.max(gathered, turn) - now), () => this.#serve())
  }

  #refill(): void {
    const gained = Math.max(0, Math.floor((this.#timers.now() - this.#since) / EVERY_MS))
    this.#left = Math.min(BURST, this.#left + gained)
    this.#since += gained * EVERY_MS
  }
}
