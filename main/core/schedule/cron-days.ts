/** The days and times of day that a cron expression matches. */

import type { CronExpression } from '../../../shared/cron.ts'
import { type DayParts, dayParts, monthLength, weekDay } from '../../../shared/time/calendar-day.ts'
import { DAY_MS, type DayNumber } from '../../../shared/time/units.ts'
import type { ZoneRules } from '../../../shared/time/zone-rules.ts'
import { lastAtOrBelow } from './recurrence.ts'

/** Whether the expression matches a day, in days since 1970-01-01. */
export function matchesDay(cron: CronExpression, day: DayNumber): boolean {
  const parts = dayParts(day)
  if (!cron.months.has(parts.month)) return false
  if (cron.years !== null && !cron.years.has(parts.year)) return false
  const inMonth = cron.daysOfMonth.has(parts.day) || matchesMonth(cron, day, parts)
  // Either one is enough, or both are needed: then the week decides only what the month has left open.
  if (inMonth === cron.eitherDay) return inMonth
  const weekday = cronWeekday(day)
  return cron.daysOfWeek.has(weekday) || matchesWeek(cron, weekday, parts)
}

/** The day of the week as cron counts: 0 is Sunday. */
const cronWeekday = (day: DayNumber) => weekDay(day) % 7

/**
 * Returns the day itself if its month and year can match, otherwise the first day of the next month that can, or of the first
 * one after `lastDay`: 29 February is found in some hundred steps, not in 1,461.
 */
export function skippingMonths(
  { months, years }: CronExpression,
  day: DayNumber,
  lastDay: DayNumber,
): DayNumber {
  const parts = dayParts(day)
  let { year, month } = parts
  const canMatch = () => months.has(month) && (years === null || years.has(year))
  if (canMatch()) return day
  let first = day - parts.day + 1
  do {
    first += monthLength({ year, month })
    month = (month % 12) + 1
    if (month === 1) year += 1
  } while (first <= lastDay && !canMatch())
  return first
}

/**
 * Returns the weekday (Monday to Friday) nearest to a day of a month, within that month; null if the month has no such day.
 * @param before the last day of the month before
 */
function nearestWeekday(before: DayNumber, length: number, day: number): number | null {
  if (day > length) return null
  const weekday = cronWeekday(before + day)
  if (weekday === 6) return day === 1 ? 3 : day - 1
  if (weekday === 0) return day === length ? day - 2 : day + 1
  return day
}

function matchesMonth(cron: CronExpression, number: DayNumber, parts: DayParts): boolean {
  const { day } = parts
  const length = monthLength(parts)
  const nearest = (near: number) => nearestWeekday(number - day, length, near)
  if (cron.daysBeforeLast.has(length - day)) return true
  if (cron.lastWeekdayOfMonth && day === nearest(length)) return true
  return [...cron.nearWeekdays].some((near) => nearest(near) === day)
}

function matchesWeek(
  { lastDaysOfWeek, nthDaysOfWeek }: CronExpression,
  weekday: number,
  parts: DayParts,
): boolean {
  const { day } = parts
  if (lastDaysOfWeek.has(weekday) && day > monthLength(parts) - 7) return true
  return nthDaysOfWeek.some(([wanted, nth]) => wanted === weekday && Math.ceil(day / 7) === nth)
}

/** Number of times in a matching day. */
export const timesPerDay = ({ seconds, minutes, hours }: CronExpression) =>
  seconds.length * minutes.length * hours.length

/** Counts the times of day at or before `time`, ms since midnight. */
export function timesUpTo({ seconds, minutes, hours }: CronExpression, time: number): number {
  if (time < 0) return 0
  const second = Math.floor(time / 1000)
  const [hour, minute] = [Math.floor(second / 3600), Math.floor(second / 60) % 60]
  const hoursDone = lastAtOrBelow(hours, hour - 1) + 1
  let count = hoursDone * minutes.length * seconds.length
  if (hours[hoursDone] !== hour) return count
  const minutesDone = lastAtOrBelow(minutes, minute - 1) + 1
  count += minutesDone * seconds.length
  if (minutes[minutesDone] !== minute) return count
  return count + lastAtOrBelow(seconds, second % 60) + 1
}

/** Returns the time of day at an index, in ascending order, ms since midnight. */
export function timeAt({ seconds, minutes, hours }: CronExpression, index: number): number {
  const perHour = minutes.length * seconds.length
  const hour = hours[Math.floor(index / perHour)] ?? 0
  const minute = minutes[Math.floor((index % perHour) / seconds.length)] ?? 0
  const second = seconds[index % seconds.length] ?? 0
  return (hour * 3600 + minute * 60 + second) * 1000
}

/**
 * Returns the instants on a matching day with a clock change. A skipped time runs once, at the end of the
 * gap, unless the expression runs hourly and so comes again anyway. A repeated time runs only the first time,
 * unless the expression is an even interval, which continues.
 */
export function instantsOfChange(cron: CronExpression, day: DayNumber, rules: ZoneRules): number[] {
  const instants = new Set<number>()
  const everyHour = cron.hours.length === 24
  for (let index = 0; index < timesPerDay(cron); index++) {
    const found = rules.resolve(day * DAY_MS + timeAt(cron, index))
    if (found.kind === 'skipped' && everyHour) continue
    instants.add(found.at)
    if (found.kind === 'repeated' && cron.rhythm) instants.add(found.again)
  }
  return [...instants].sort((a, b) => a - b)
}
