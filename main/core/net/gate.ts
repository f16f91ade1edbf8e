/** One gate per outside host, shared by all jobs and endpoints: blocks requests while a host has asked to wait. */

import { VigieError } from '../../../shared/errors.ts'
import { DAY_MS, type EpochMs, HOUR_MS } from '../../../shared/time/units.ts'
import type { Clock } from '../ports/clock.ts'
import type { HostWaits } from '../ports/host-waits.ts'

const SECOND_MS = 1000

/** A longer wait is ignored: nobody bans for more than a week, and clocks can be wrong. */
const LONGEST_WAIT_MS = 7 * DAY_MS

const WAITING_STATUSES = [429, 418, 503]

/** Statuses that ask to wait even without a duration. */
const REFUSING_STATUSES = [429, 418]
/** The first pause after such a refusal, ms; each consecutive one is twice as long, up to the maximum. */
const FIRST_PAUSE_MS = 60_000
const LONGEST_PAUSE_MS = 6 * HOUR_MS

/**
 * Returns the wait a `Retry-After` header asks for, ms: seconds or an HTTP date (RFC 9110, 10.2.3). Null if
 * it is missing or invalid.
 */
export function retryAfter(header: string | undefined, now: number): number | null {
  const text = header?.trim() ?? ''
  if (/^\d+$/.test(text)) return Math.min(Number(text) * SECOND_MS, LONGEST_WAIT_MS)
  const date = /^[A-Z][a-z]{2},? /.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(date) ? null : Math.min(Math.max(0, date - now), LONGEST_WAIT_MS)
}

/** Used if an answer asks to wait without a duration. */
const USUAL_WAIT_SECONDS = 60

/**
 * Returns the whole seconds to wait, from the headers `Retry-After` and `Date`: a date is compared with the
 * answer's own, so that this machine's clock does not matter.
 */
export function secondsAsked(retryAfterHeader: string | undefined, date: string | undefined): number {
  const wait = retryAfter(retryAfterHeader, Date.parse(date ?? ''))
  return Math.ceil((wait ?? 0) / SECOND_MS) || USUAL_WAIT_SECONDS
}

/** The headers of an answer that a wait is read from, by their names in lower case. */
interface WaitHeaders {
  readonly 'retry-after'?: string | undefined
  readonly date?: string | undefined
}

/** An answer, as far as it may ask to wait. */
interface WaitingAnswer {
  readonly status: number
  readonly headers: WaitHeaders
}

/** Returns the wait that a service asks for: by 429, or by 503 with `Retry-After`; null if it asks for none. */
export function waitAskedBy({ status, headers }: WaitingAnswer, source: string): VigieError | null {
  const asked = headers['retry-after']
  if (status !== 429 && (status !== 503 || asked === undefined)) return null
  return new VigieError('source_rate_limited', { source, seconds: secondsAsked(asked, headers.date) })
}

/** A host that asked to wait was not called: nothing was sent, so this is no failure of who would have called it. */
export class HostClosed extends VigieError {
  readonly host: string
  readonly until: EpochMs

  constructor(host: string, source: string, seconds: number, now: EpochMs) {
    super('source_rate_limited', { source, seconds })
    this.host = host
    this.until = now + seconds * SECOND_MS
  }
}

/** Whether an outside host may be called now. */
export interface HostGate {
  /** Whole seconds until a host may be called; 0 if it may be called now. */
  readonly secondsLeft: (host: string) => number
  /** @throws HostClosed, a source_rate_limited that names `source`, with `params.seconds` left */
  readonly pass: (host: string, source: string) => void
  /**
   * Records an answer. 429, 418 and 503 with `Retry-After` close the gate for that time; 429 and 418 without
   * it for a minute, then two, four and so on up to six hours, until the host gives any other answer.
   */
  readonly learn: (host: string, status: number, headers?: WaitHeaders) => void
}

/** @throws (from pass) HostClosed */
export function createGate(waits: HostWaits, clock: Clock): HostGate {
  /** Remaining wait of a host, ms. A clock set back never makes it longer than the host asked. */
  const left = (host: string) => {
    const wait = waits.wait(host)
    if (wait === null) return 0
    const { askedAt, until } = wait
    const now = clock.now()
    if (askedAt === null || askedAt <= now) return Math.min(until - now, LONGEST_WAIT_MS)
    waits.save(host, { askedAt: now, until: now + until - askedAt })
    return until - askedAt
  }
  const secondsLeft = (host: string) => Math.max(0, Math.ceil(left(host) / SECOND_MS))
  return {
    secondsLeft,
    pass: (host, source) => {
      const seconds = secondsLeft(host)
      if (seconds > 0) throw new HostClosed(host, source, seconds, clock.now())
    },
    learn: (host, status, headers = {}) => {
      const asked = WAITING_STATUSES.includes(status) ? askedIn(headers, clock.now()) : null
      const wait = asked ?? pauseAfter(waits, host, status)
      const now = clock.now()
      if (wait !== null && wait > left(host)) waits.save(host, { askedAt: now, until: now + wait })
    },
  }
}

/** Returns the wait that an answer asks for, ms: a date is compared with the answer's own date, if it has one. */
function askedIn({ 'retry-after': header, date }: WaitHeaders, now: number): number | null {
  const answered = Date.parse(date ?? '')
  return retryAfter(header, Number.isNaN(answered) ? now : answered)
}

/** Returns the pause after a refusal without `Retry-After`, ms; null after any other answer, which resets the count. */
function pauseAfter(waits: HostWaits, host: string, status: number): number | null {
  const before = waits.refusals(host)
  if (!REFUSING_STATUSES.includes(status)) {
    if (before > 0) waits.countRefusals(host, 0)
    return null
  }
  waits.countRefusals(host, before + 1)
  return Math.min(FIRST_PAUSE_MS * 2 ** before, LONGEST_PAUSE_MS)
}
