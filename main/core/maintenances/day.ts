/** Calendar days as whole numbers: days since 1970-01-01. Clock changes do not affect them. */
import { offsetMinutes } from '../../../shared/instant.ts'

const DAY = 86_400_000

/** A range with every day anyone can enter. */
export const EVERY_DAY = { fromDay: -(10 ** 6), toDay: 10 ** 6 } as const

/** Returns the number of a day written `2026-11-22`; the day must exist. */
export function dayNumber(text: string): number {
  return Date.parse(`${text}T00:00:00Z`) / DAY
}

/** Returns a day number as `2026-11-22`. */
export function dayText(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10)
}

/** Returns the calendar day of an instant in a zone. */
export function localDay(instant: number, zone: string): number {
  return Math.floor((instant + offsetMinutes(instant, zone) * 60_000) / DAY)
}

/** Returns the minutes since local midnight of an instant, on the wall clock of a zone. */
export function localMinutes(instant: number, zone: string): number {
  const local = instant + offsetMinutes(instant, zone) * 60_000
  return Math.floor((local - Math.floor(local / DAY) * DAY) / 60_000)
}

/**
 * Returns the instant at which a wall clock in a zone shows `minutes` after midnight of a day. A time skipped by a
 * clock change gives the instant as far after the change as the time is into the gap; a repeated time, the first one.
 */
export function localInstant(day: number, minutes: number, zone: string): number {
  const wall = day * DAY + minutes * 60_000
  const before = wall - offsetMinutes(wall - DAY, zone) * 60_000
  const after = wall - offsetMinutes(wall + DAY, zone) * 60_000
  const shows = (instant: number) => instant + offsetMinutes(instant, zone) * 60_000 === wall
  if (shows(Math.min(before, after))) return Math.min(before, after)
  return shows(Math.max(before, after)) ? Math.max(before, after) : before
}

/** Day of the month, 1 to 31. */
export function monthDay(day: number): number {
  return new Date(day * DAY).getUTCDate()
}

/** ISO day of the week: 1 is Monday, 7 is Sunday. 1970-01-01 was a Thursday. */
export function weekDay(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1
}

/** Returns the day that many months later with the wanted day of the month, or the last day of a shorter month. */
export function addMonths(day: number, months: number, wanted: number): number {
  const date = new Date(day * DAY)
  const year = date.getUTCFullYear()
  const month = date.getUTCMonth() + months
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return Date.UTC(year, month, Math.min(wanted, last)) / DAY
}
