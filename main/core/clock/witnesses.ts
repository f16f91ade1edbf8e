/** What outside hosts say about the time: the `Date` headers of answers that come in anyway. */
import { MINUTE_MS } from '../../../shared/time/units.ts'

/** Hosts that say the same within this time agree, ms: headers have whole seconds, and answers travel. */
export const AGREEMENT = 2 * MINUTE_MS
/** How long a host's word counts, ms. */
const REMEMBERED = 60 * MINUTE_MS
/** One host may be wrong. */
const NEEDED = 2

/** Hosts on this machine tell its own clock. */
const OWN_HOST = /^(localhost|127\.[\d.]+|\[::1\]|::1)(:\d+)?$/i

/** The headers of an answer that say when it was made (RFC 9110, 6.6.1; RFC 9111, 5.1). */
export interface DatedHeaders {
  readonly date?: string | undefined
  readonly age?: string | undefined
}

interface Testimony {
  /** The host's wall clock minus this machine's elapsed time, ms. */
  readonly offset: number
  readonly at: number
}

/** Collects what hosts say. Times are ms of the machine's elapsed time. */
export class Witnesses {
  readonly #said = new Map<string, Testimony>()

  /** Notes the date of an answer. An answer from a cache is as old as it says. */
  hear(host: string, { date, age }: DatedHeaders, elapsed: number): void {
    const made = Date.parse(date ?? '')
    if (Number.isNaN(made) || OWN_HOST.test(host)) return
    const seconds = /^\d{1,9}$/.test(age ?? '') ? Number(age) : 0
    this.#said.set(host, { offset: made + seconds * 1000 - elapsed, at: elapsed })
  }

  /** Returns the offset (wall clock minus elapsed time, ms) that at least two hosts agree on; null if none do. */
  agreed(elapsed: number): number | null {
    for (const [host, { at }] of this.#said) if (elapsed - at > REMEMBERED) this.#said.delete(host)
    const offsets = [...this.#said.values()].map(({ offset }) => offset).sort((a, b) => a - b)
    const middle = offsets[Math.floor(offsets.length / 2)]
    if (middle === undefined) return null
    const agreeing = offsets.filter((offset) => Math.abs(offset - middle) <= AGREEMENT)
    return agreeing.length >= NEEDED && agreeing.length * 2 > offsets.length ? middle : null
  }
}
