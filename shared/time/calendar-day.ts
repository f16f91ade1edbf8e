/** Arithmetic of calendar days, as text or as numbers. Clock changes do not affect it. */
import { type CalendarDay, DAY_MS, type DayNumber, type EpochMs, type EpochUs } from './units.ts'

/** A range with every day anyone can enter. */
export const EVERY_DAY = { fromDay: -(10 ** 6), toDay: 10 ** 6 } as const

/** Default bounds of a span: every day is between them. */
export const [FIRST_DAY, LAST_DAY] = ['0000-01-01', '9999-12-31']

/** Returns the number of a day written `2026-11-22`; the day must exist. */
export function dayNumber(text: CalendarDay): DayNumber {
  return Date.parse(`${text}T00:00:00Z`) / DAY_MS
}

const PAIRS = Array.from({ length: 100 }, (_, value) => String(value).padStart(2, '0'))

/** Returns a whole number below 100 with two digits. */
export const pair = (value: number): string => PAIRS[value] ?? ''

/**
 * Returns a day number as `2026-11-22`. Pages of lists have hundreds of days, and `toISOString` takes three times as long.
 * @throws RangeError if there is no such day
 */
export function dayText(day: DayNumber): CalendarDay {
  const { year, month, day: date } = dayParts(day)
  if (year >= 1000 && year <= 9999) return `${year}-${pair(month)}-${pair(date)}`
  const [text = ''] = new Date(day * DAY_MS).toISOString().split('T')
  return text
}

/** Returns the UTC day of an instant. */
export function utcDay(at: EpochMs): CalendarDay {
  return new Date(at).toISOString().slice(0, 10)
}

/** Returns the day of an instant at a fixed offset from UTC. */
export function dayAtOffset(at: EpochMs, offsetSeconds: number): CalendarDay {
  return utcDay(at + offsetSeconds * 1000)
}

/** Returns the number of the UTC day of an instant. */
export function utcDayNumber(at: EpochMs): DayNumber {
  return Math.floor(at / DAY_MS)
}

/** Returns midnight UTC of a day. */
export function startOfUtcDay(day: CalendarDay): EpochMs {
  return Date.parse(`${day}T00:00:00Z`)
}

/** Returns midnight UTC of a day in microseconds. */
export function startInMicroseconds(day: CalendarDay): EpochUs {
  return Date.parse(`${day}T00:00:00Z`) * 1000
}

/** Returns the day some days later, or earlier if negative. */
export function addDays(day: CalendarDay, days: number): CalendarDay {
  return dayText(dayNumber(day) + days)
}

/** Returns the whole days from one day to another; negative if it is earlier. */
export function daysBetween(from: CalendarDay, to: CalendarDay): number {
  return dayNumber(to) - dayNumber(from)
}

/** Returns the days from `from` to `to`, both included. */
export function daysFrom(from: CalendarDay, to: CalendarDay): CalendarDay[] {
  return Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, i) => addDays(from, i))
}

/** Returns the earlier of two days. */
export function earlier(a: CalendarDay, b: CalendarDay): CalendarDay {
  return a < b ? a : b
}

/** The parts of a calendar day; the month from 1 to 12. */
export interface DayParts {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** Returns the parts of a day. */
export function dayParts(day: DayNumber): DayParts {
  const date = new Date(day * DAY_MS)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

/** Day of the month, 1 to 31. */
export function monthDay(day: DayNumber): number {
  return new Date(day * DAY_MS).getUTCDate()
}

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Returns the number of days in a month from 1 to 12; 0 for any other. */
export function monthLength({ year, month }: Pick<DayParts, 'year' | 'month'>): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return month === 2 && isLeap ? 29 : (MONTH_LENGTHS[month - 1] ?? 0)
}

/** ISO day of the week: 1 is Monday, 7 is Sunday. 1970-01-01 was a Thursday. */
export function weekDay(day: DayNumber): number {
  return ((((day + 3) % 7) + 7) % 7) + 1
}

/** Returns the day that many months later with the wanted day of the month, or the last day of a shorter month. */
export function addMonths(day: DayNumber, months: number, wanted: number): DayNumber {
  const { day: current } = dayParts(day)
  const first = new Date((day - current + 1) * DAY_MS)
  first.setUTCMonth(first.getUTCMonth() + months)
  const month = first.getTime() / DAY_MS
  return month + Math.min(wanted, monthLength(dayParts(month))) - 1
}

/** Whether the day is Monday to Friday, ignoring holidays. */
export function isWeekday(day: CalendarDay): boolean {
  return weekDay(dayNumber(day)) <= 5
}

/** Counts the weekdays from one day to another, both included: an upper bound of the sessions between them. */
export function weekdaysBetween(from: CalendarDay, to: CalendarDay): number {
  const days = daysBetween(from, to) + 1
  if (days <= 0) return 0
  const rest = Array.from({ length: days % 7 }, (_, i) => addDays(from, i))
  return Math.floor(days / 7) * 5 + rest.filter(isWeekday).length
}

/** Whether the day exists: rejects 2026-02-30. Uses arithmetic, as files call it for each line. */
export function isCalendarDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))]
  return day >= 1 && day <= monthLength({ year, month })
}
