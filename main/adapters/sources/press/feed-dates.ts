/** Parses dates as feeds really write them: with and without zone, in English and French, in digits and in words. */

import { isCalendarDay } from '../../../../shared/time/calendar-day.ts'
import { DAY_MS, MINUTE_MS } from '../../../../shared/time/units.ts'
import { zoneRules } from '../../../../shared/time/zone-rules.ts'
import { DIGITS, dayOfDigits } from '../day-order.ts'

/** A date further ahead than any confusion of zones explains is wrong. */
const AHEAD = DAY_MS

/** Beginnings of month names without accents; "juin" and "juillet" precede "jui". */
const MONTHS: readonly RegExp[] = [
  /^jan/,
  /^(fev|feb)/,
  /^mar/,
  /^(avr|apr)/,
  /^(mai|may)/,
  /^(juin|jun)/,
  /^(juil|jul)/,
  /^(aou|aug)/,
  /^sep/,
  /^oct/,
  /^nov/,
  /^dec/,
]

/** Offsets of the zone names found in feeds, minutes. */
const ZONES: Readonly<Record<string, number>> = {
  z: 0,
  ut: 0,
  utc: 0,
  gmt: 0,
  wet: 0,
  west: 60,
  bst: 60,
  cet: 60,
  cest: 120,
  eet: 120,
  eest: 180,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
}

/**
 * Returns the time of a date, ms; also of one in seconds or ms since 1970. Null if it cannot be read or is in the future: such an article has no date.
 * @param zone IANA zone of the country, for a date without a zone
 * @param dayFirst whether the day precedes the month in `05/11/2026`
 */
export function parseFeedDate(text: string, zone: string, now: number, dayFirst = true): number | null {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim()
  const epoch = /^\d{10}(\d{3})?$/.test(plain) ? Number(plain.padEnd(13, '0')) : null
  if (epoch !== null) return notAhead(epoch, now)
  const day = dayIn(plain, now, dayFirst)
  if (day === null) return null
  const clock = /(?:^|[\st])(\d{1,2})[:h](\d{2})(?::(\d{2})(?:\.\d+)?)?\s*([ap]m)?/.exec(plain)
  const local = Date.parse(day) + timeOf(clock)
  const offset = offsetIn(clock === null ? '' : plain.slice(clock.index + clock[0].length))
  const time = offset === null ? zoneRules(zone).resolve(local).at : local - offset * MINUTE_MS
  return notAhead(time, now)
}

const notAhead = (time: number, now: number) => (time > now + AHEAD ? null : Math.min(time, now))

function timeOf(clock: RegExpExecArray | null): number {
  if (clock === null) return 0
  const [, hours = '0', minutes = '0', seconds = '0', half] = clock
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (half === 'pm' ? 12 : 0)
  return (hour * 60 + Number(minutes)) * MINUTE_MS + Number(seconds) * 1000
}

/** Returns the offset after the time, minutes; null if there is none. */
function offsetIn(rest: string): number | null {
  const signed = /^\s*(?:gmt|utc)?\s*([+-])(\d{2}):?(\d{2})/.exec(rest)
  if (signed !== null) return (signed[1] === '-' ? -1 : 1) * (Number(signed[2]) * 60 + Number(signed[3]))
  return ZONES[/^\s*([a-z]+)/.exec(rest)?.[1] ?? ''] ?? null
}

/** Returns `YYYY-MM-DD`. */
function dayIn(plain: string, now: number, isDayFirst: boolean): string | null {
  const iso = /(\d{4})[-/](\d{1,2})[-/](\d{1,2})/.exec(plain)
  if (iso !== null) return dated(iso[1], iso[2], iso[3])
  const digits = DIGITS.exec(plain)
  if (digits !== null) return dayOfDigits(digits, isDayFirst)
  const dayFirst = /(\d{1,2})(?:er|st|nd|rd|th)?[ -]+([a-z]{3,9})\.?,?(?:[ -]+(\d{4}|\d{2})(?![\d:h]))?/.exec(
    plain,
  )
  if (dayFirst !== null) return named(dayFirst[1], dayFirst[2], dayFirst[3], now)
  const monthFirst = /([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (?:\d{1,2}:\d{2}(?::\d{2})? )?(\d{4})/.exec(
    plain,
  )
  return monthFirst === null ? null : named(monthFirst[2], monthFirst[1], monthFirst[3], now)
}

/** Without a year: the latest such day that is not in the future. */
function named(day = '', name = '', year: string | undefined, now: number): string | null {
  const month = String(MONTHS.findIndex((one) => one.test(name)) + 1)
  if (year !== undefined) return dated(year.length === 2 ? `20${year}` : year, month, day)
  const thisYear = new Date(now + AHEAD).getUTCFullYear()
  const latest = dated(String(thisYear), month, day)
  return latest !== null && Date.parse(latest) <= now + AHEAD
    ? latest
    : dated(String(thisYear - 1), month, day)
}

function dated(year = '', month = '', day = ''): string | null {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isCalendarDay(text) ? text : null
}
