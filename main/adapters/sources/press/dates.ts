/** Parses dates as French news pages write them. A day is read as UTC midnight, as the hour is unknown. */
import { dayAtOffset, isCalendarDay } from '../../../../shared/time/calendar-day.ts'
import { DAY_MS, EARLIEST_ZONE_SECONDS, HOUR_MS } from '../../../../shared/time/units.ts'
import { parseFeedDate } from './feed-dates.ts'

const UNITS: Readonly<Record<string, number>> = {
  minute: 60_000,
  heure: HOUR_MS,
  jour: DAY_MS,
  semaine: 7 * DAY_MS,
  mois: 30 * DAY_MS,
}

/** Returns the day in an address such as `/2025/10/24/title`, ms; null if there is none or it is in the future. */
export function dayInAddress(address: string, now: number): number | null {
  const found = /\/(20\d{2})[/-](\d{1,2})[/-](\d{1,2})(?=[/-]|$)/.exec(new URL(address).pathname)
  if (found === null) return null
  const [, year = '', month = '', date = ''] = found
  return notLater(midnight(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`), now)
}

/**
 * Parses `24/10/2025`, `24/10` (the latest one not in the future), "24 octobre 2025" or "il y a 3 heures"; returns ms.
 * Null for anything else and for a date in the future.
 * @param zone IANA zone of the page, for dates in words
 */
export function parsePageDate(text: string, zone: string, now: number): number | null {
  const ago = /il y a (\d+|une?)\s+(minute|heure|jour|semaine|mois)/i.exec(text)
  if (ago !== null) return now - (Number(ago[1]) || 1) * (UNITS[ago[2]?.toLowerCase() ?? ''] ?? 0)
  const day = /\b(\d{1,2})\/(\d{1,2})(?:\/(\d{4}))?\b/.exec(text)
  if (day === null) return parseFeedDate(text, zone, now)
  const [, date = '', month = '', year] = day
  const midnightIn = (one: string) => midnight(`${one}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`)
  if (year !== undefined) return notLater(midnightIn(year), now)
  // East of Greenwich a day begins earlier than in UTC.
  const today = Date.parse(dayAtOffset(now, EARLIEST_ZONE_SECONDS))
  const thisYear = new Date(today).getUTCFullYear()
  const latest = midnightIn(String(thisYear))
  const found = latest !== null && latest <= today ? latest : midnightIn(String(thisYear - 1))
  return found === null ? null : Math.min(found, now)
}

function notLater(time: number | null, now: number): number | null {
  if (time === null || time > now + EARLIEST_ZONE_SECONDS * 1000) return null
  return Math.min(time, now)
}

function midnight(day: string): number | null {
  return isCalendarDay(day) ? Date.parse(day) : null
}
