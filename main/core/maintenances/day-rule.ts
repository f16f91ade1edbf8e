/**
 * Recurrence rules of iCalendar (RFC 5545, 3.3.10) for whole days. Every day of a period is tried against the rule, so
 * that nothing can run on: the work is bounded by the days asked for. Agrees with python-dateutil 2.9.
 */
import {
  addMonths,
  type DayParts,
  dayNumber,
  dayParts,
  isCalendarDay,
  monthLength,
  weekDay,
} from '../../../shared/time/calendar-day.ts'
import { DAY_MS } from '../../../shared/time/units.ts'
import { inDays } from './rule-in-days.ts'

type Frequency = 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY'

/** A weekday, 1 to 7 from Monday, and which one of the month or year; null for each. */
interface RuleWeekday {
  readonly weekday: number
  readonly nth: number | null
}

export interface DayRule {
  readonly frequency: Frequency
  readonly interval: number
  /** Null without an end. A count below 1, which some programs write, is none. */
  readonly count: number | null
  readonly until: number | null
  readonly weekStart: number
  readonly months: readonly number[]
  readonly monthDays: readonly number[]
  readonly yearDays: readonly number[]
  readonly weeks: readonly number[]
  readonly weekdays: readonly RuleWeekday[]
  readonly positions: readonly number[]
}

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
const FREQUENCIES: readonly string[] = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY']

/** Reads `FREQ=MONTHLY;BYDAY=2MO`, with or without `RRULE:`; null if it is no rule for days. */
export function parseDayRule(text: string): DayRule | null {
  const entries = inDays(
    text
      .trim()
      .toUpperCase()
      .replace(/^RRULE:/, ''),
  )
    .split(';')
    .map((part) => part.split('=') as [string, string | undefined])
  const parts = new Map(entries.map(([name, value]) => [name.trim(), value?.trim() ?? '']))
  const frequency = parts.get('FREQ') ?? ''
  const numbers = (name: string) =>
    (parts.get(name) ?? '')
      .split(',')
      .filter((one) => one !== '')
      .map(Number)
  const lists = ['BYMONTH', 'BYMONTHDAY', 'BYYEARDAY', 'BYWEEKNO', 'BYSETPOS'].map(numbers)
  const weekdays = (parts.get('BYDAY') ?? '')
    .split(',')
    .filter((one) => one !== '')
    .map(weekdayOf)
  const until = parts.get('UNTIL')
  const untilDay = until === undefined ? null : compactDay(until)
  if (!FREQUENCIES.includes(frequency) || lists.flat().some((one) => !Number.isInteger(one))) return null
  if (weekdays.includes(null) || (until !== undefined && untilDay === null)) return null
  const [months = [], monthDays = [], yearDays = [], weeks = [], positions = []] = lists
  const count = Number(parts.get('COUNT') ?? 0)
  return {
    frequency: frequency as Frequency,
    interval: Math.max(1, Number(parts.get('INTERVAL') ?? 1) || 1),
    count: count >= 1 ? count : null,
    until: untilDay,
    weekStart: Math.max(0, WEEKDAYS.indexOf(parts.get('WKST') ?? 'MO')) + 1,
    months,
    monthDays,
    yearDays,
    weeks,
    weekdays: weekdays.filter((one) => one !== null),
    positions,
  }
}

function weekdayOf(text: string): RuleWeekday | null {
  const [, nth, name = ''] = /^([+-]?\d{1,2})?([A-Z]{2})$/.exec(text) ?? []
  const weekday = WEEKDAYS.indexOf(name) + 1
  return weekday === 0 ? null : { weekday, nth: nth === undefined ? null : Number(nth) }
}

/** Reads `20261203`, with or without a time; null if there is no such day. */
export function compactDay(text: string): number | null {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})/.exec(text) ?? []
  const written = `${year}-${month}-${day}`
  return isCalendarDay(written) ? dayNumber(written) : null
}

/** Yields the days of a rule from its start to `last`, both included, in order. */
export function* daysOfRule(given: DayRule, start: number, last: number): Generator<number> {
  const rule = withDefaults(given, start)
  const end = Math.min(last, rule.until ?? last)
  let left = rule.count ?? Number.POSITIVE_INFINITY
  for (let index = 0; left > 0; index++) {
    const [from, to] = periodOf(rule, start, index)
    if (from > end) return
    for (const day of chosen(rule, from, to)) {
      if (day < start) continue
      if (day > end || left === 0) return
      left -= 1
      yield day
    }
  }
}

/** What a rule leaves open is taken from its start. */
function withDefaults(rule: DayRule, start: number): DayRule {
  const { frequency } = rule
  if (rule.weeks.length + rule.yearDays.length + rule.monthDays.length + rule.weekdays.length > 0) return rule
  const { month, day } = dayParts(start)
  if (frequency === 'WEEKLY') return { ...rule, weekdays: [{ weekday: weekDay(start), nth: null }] }
  if (frequency === 'MONTHLY') return { ...rule, monthDays: [day] }
  if (frequency !== 'YEARLY') return rule
  return { ...rule, monthDays: [day], months: rule.months.length === 0 ? [month] : rule.months }
}

/** Returns the first and last day of a period; the first week begins with the start, as in python-dateutil. */
function periodOf(
  { frequency, interval, weekStart }: DayRule,
  start: number,
  index: number,
): [number, number] {
  const steps = index * interval
  if (frequency === 'DAILY') return [start + steps, start + steps]
  if (frequency === 'WEEKLY') {
    const week = start - ((weekDay(start) - weekStart + 7) % 7) + steps * 7
    return [Math.max(week, start), week + 6]
  }
  const { month, day } = dayParts(start)
  const firstOfMonth = start - day + 1
  const first =
    frequency === 'MONTHLY'
      ? addMonths(firstOfMonth, steps, 1)
      : addMonths(firstOfMonth, steps * 12 - month + 1, 1)
  return [first, addMonths(first, frequency === 'MONTHLY' ? 1 : 12, 1) - 1]
}

function chosen(rule: DayRule, from: number, to: number): number[] {
  const days: number[] = []
  for (let day = from; day <= to; day++) if (matches(rule, day)) days.push(day)
  if (rule.positions.length === 0) return days
  const places = rule.positions.map((position) => days.at(position > 0 ? position - 1 : position))
  return [...new Set(places.filter((day) => day !== undefined))].sort((a, b) => a - b)
}

const startOfYear = (year: number) => Date.UTC(year, 0, 1) / DAY_MS

/** Whether a place from the start, or from the end if negative, is among the wanted ones. */
const isAt = (wanted: readonly number[], place: number, length: number) =>
  wanted.includes(place) || wanted.includes(place - length - 1)

function matches(rule: DayRule, day: number): boolean {
  const parts = dayParts(day)
  const first = startOfYear(parts.year)
  return (
    (rule.months.length === 0 || rule.months.includes(parts.month)) &&
    (rule.monthDays.length === 0 || isAt(rule.monthDays, parts.day, monthLength(parts))) &&
    (rule.yearDays.length === 0 ||
      isAt(rule.yearDays, day - first + 1, startOfYear(parts.year + 1) - first)) &&
    (rule.weeks.length === 0 || isInWeek(rule, day, parts.year)) &&
    (rule.weekdays.length === 0 || rule.weekdays.some((one) => isWeekdayOf(rule, one, day, parts)))
  )
}

/** Returns the first day of the week with number 1: the first week with at least four days in the year. */
function firstWeek(year: number, weekStart: number): number {
  const first = startOfYear(year)
  const offset = (weekDay(first) - weekStart + 7) % 7
  return offset <= 3 ? first - offset : first - offset + 7
}

/** The first and last days of a year may be in a week of the year beside it. */
function isInWeek({ weeks, weekStart }: DayRule, day: number, year: number): boolean {
  const own = [year + 1, year, year - 1].find((one) => firstWeek(one, weekStart) <= day) ?? year
  const first = firstWeek(own, weekStart)
  const count = (firstWeek(own + 1, weekStart) - first) / 7
  return isAt(weeks, Math.floor((day - first) / 7) + 1, count)
}

/** A number counts within the month; within the year only in a yearly rule without months. */
function isWeekdayOf(rule: DayRule, { weekday, nth }: RuleWeekday, day: number, parts: DayParts): boolean {
  if (weekDay(day) !== weekday) return false
  if (nth === null || rule.frequency === 'DAILY' || rule.frequency === 'WEEKLY') return true
  const inYear = rule.frequency === 'YEARLY' && rule.months.length === 0
  const first = inYear ? startOfYear(parts.year) : day - parts.day + 1
  const length = inYear ? startOfYear(parts.year + 1) - first : monthLength(parts)
  const before = Math.floor((day - first) / 7) + 1
  const after = Math.floor((first + length - 1 - day) / 7) + 1
  return nth > 0 ? before === nth : after === -nth
}
