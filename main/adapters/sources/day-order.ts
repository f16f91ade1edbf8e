/** Whether the day or the month comes first in dates such as `03/02/2026`: one of them does not say, many do. */
import { daysBetween, isCalendarDay } from '../../../shared/time/calendar-day.ts'

/** A date in digits with the year last. */
export const DIGITS = /(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})/

/** Returns `YYYY-MM-DD`, or null if there is no such day. */
export function dayOfDigits(
  [, first = '', second = '', year = '']: RegExpExecArray,
  dayFirst: boolean,
): string | null {
  const [day, month] = dayFirst ? [first, second] : [second, first]
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isCalendarDay(text) ? text : null
}

/**
 * Decides over all dates of a column or a feed, in their order: no month is above 12, no day is in the future, and days that
 * stand beside each other are near each other.
 * @param today the last day that is not in the future, `YYYY-MM-DD`
 * @param usual the order if the dates do not show it
 */
export function isDayFirst(texts: readonly string[], today: string, usual: boolean): boolean {
  const dates = texts.map((text) => DIGITS.exec(text)).filter((match) => match !== null)
  for (const known of [valid, past]) {
    const [day, month] = [true, false].map((first) => dates.every((date) => known(date, first, today)))
    if (day !== month) return day === true
  }
  const [day = 0, month = 0] = [true, false].map((first) => distance(dates, first))
  return day === month ? usual : day < month
}

type DateMatch = RegExpExecArray

const valid = (date: DateMatch, dayFirst: boolean) => dayOfDigits(date, dayFirst) !== null
const past = (date: DateMatch, dayFirst: boolean, today: string) =>
  (dayOfDigits(date, dayFirst) ?? '9999') <= today

/** The sum of the days between neighbours. */
function distance(dates: readonly DateMatch[], dayFirst: boolean): number {
  const days = dates.flatMap((date) => dayOfDigits(date, dayFirst) ?? [])
  return days.slice(1).reduce((sum, day, at) => sum + Math.abs(daysBetween(days[at] ?? day, day)), 0)
}
