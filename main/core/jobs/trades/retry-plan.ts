/** When an exchange is asked again about a day that it did not give, gave in doubt, or may have corrected. */
import { VigieError } from '../../../../shared/errors.ts'
import { DAY_MS, HOUR_MS } from '../../../../shared/time/units.ts'
import type { SetApart } from './ports.ts'

/** Shorter than the pause between two runs, so that the next run tries again. */
const FIRST_MS = 240_000
/** An archive appears during the following day; until then it is asked for often. */
export const PATIENCE_DAYS = 2
/** Days after its download at which the hash of an archive is compared with the published one. */
const RECHECK_DAYS = [1, 7, 30, 90]

/** Faults that are the exchange's own: they concern one day, never the collection. */
const WAITING = [
  'source_unreachable',
  'source_refused',
  'source_malformed',
  'source_timeout',
  'source_rate_limited',
  'trades_archive_missing',
  'trades_symbol_unknown',
]
const DOUBTFUL = [
  'trades_checksum_wrong',
  'trades_archive_malformed',
  'trades_row_malformed',
  'trades_out_of_sequence',
  'trades_rows_contradict',
  'trades_archive_doubted',
]

/** Whether the exchange is to blame, so that other days can go on. */
export function isExchangeFault(error: unknown): error is VigieError {
  return error instanceof VigieError && [...WAITING, ...DOUBTFUL].includes(error.code)
}

/** Whether what the exchange gave is wrong or contradicts itself. */
export function isDoubtful(error: unknown): error is VigieError {
  return error instanceof VigieError && DOUBTFUL.includes(error.code)
}

const doubled = (first: number, attempts: number, most: number) =>
  Math.min(first * 2 ** Math.min(attempts - 1, 20), most)

/**
 * Returns the wait before the next attempt, ms. Refusals that a retry cannot change, such as 451, are repeated hourly
 * at most; doubtful and absent days weekly and monthly, because exchanges correct archives.
 * @param attempts from 1
 * @param age of the day, in days
 */
export function waitAfter(
  state: SetApart['state'],
  error: VigieError,
  attempts: number,
  age: number,
): number {
  if (state === 'absent') return doubled(7 * DAY_MS, attempts, 30 * DAY_MS)
  if (state === 'quarantined') return doubled(DAY_MS, attempts, 7 * DAY_MS)
  const asked = error.code === 'source_rate_limited' ? Number(error.params.seconds) * 1000 : 0
  const longest = age <= PATIENCE_DAYS ? HOUR_MS : DAY_MS
  return Math.max(asked, doubled(isFinal(error) ? HOUR_MS : FIRST_MS, attempts, longest))
}

/** Refusals about the caller or the symbol, not about the moment. */
function isFinal({ code, params }: VigieError): boolean {
  return code === 'trades_symbol_unknown' || [401, 403, 451].includes(Number(params.status))
}

/** Returns how long until the archive of a whole day is asked about again, ms; null: no more. @param times so far */
export function recheckAfter(times: number): number | null {
  const days = RECHECK_DAYS[times]
  return days === undefined ? null : days * DAY_MS
}

/** Returns how long until a day from pages is asked for as an archive, ms. @param times so far */
export function archiveAfter(times: number): number {
  return doubled(HOUR_MS, times + 1, 7 * DAY_MS)
}

/** How long an incomplete past day from pages rests before it is continued, ms: no later trade was seen. */
export const CONTINUE_MS = FIRST_MS
