/** Parses dates as French news pages write them. A day is read as UTC midnight, as the hour is unknown. */
import { dayOf, isCalendarDay } from '../days.ts'

/** Offset of the easternmost zone from UTC, in seconds. */
const EARLIEST_ZONE = 14 * 3600

const UNITS: Readonly<Record<string, number>> = {
  minute: 60_000,
  heure: 3_600_000,
  jour: 86_400_000,
  semaine: 7 * 86_400_000,
  mois: 30 * 86_400_000,
}

/** Parses `24/10/2025`, `24/10` (the latest one not in the future) or "il y a 3 heures"; returns ms, otherwise null. */
export function parsePageDate(text: string, now: number): number | null {
  const ago = /il y a (\d+|une?)\s+(minute|heure|jour|semaine|mois)/i.exec(text)
  if (ago !== null) return now - (Number(ago[1]) || 1) * (UNITS[ago[2]?.toLowerCase() ?? ''] ?? 0)
  const day = /\b(\d{1,2})\/(\d{1,2})(?:\/(\d{4}))?\b/.exec(text)
  if (day === null) return null
  const [, date = '', month = '', year] = day
  const midnightIn = (one: string) => midnight(`${one}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`)
  if (year !== undefined) return midnightIn(year)
  // East of Greenwich a day begins earlier than in UTC.
  const today = Date.parse(dayOf(now, EARLIEST_ZONE))
  const thisYear = new Date(today).getUTCFullYear()
  const latest = midnightIn(String(thisYear))
  const found = latest !== null && latest <= today ? latest : midnightIn(String(thisYear - 1))
  return found === null ? null : Math.min(found, now)
}

function midnight(day: string): number | null {
  return isCalendarDay(day) ? Date.parse(day) : null
}
