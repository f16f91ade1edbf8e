/**
 * Cron expressions: 5 fields (minute, hour, day of month, month, day of week), or 6 with seconds first.
 * Names, lists, ranges, steps, `?` for `*` in a day field and `L` for the last day of the month. As in
 * crontab(5): if both day fields are restricted, a day that matches either one counts.
 */
import type { UnusableReason } from './unusable-path.ts'

/** A parsed expression, each list ascending. */
export interface Cron {
  readonly seconds: readonly number[]
  readonly minutes: readonly number[]
  readonly hours: readonly number[]
  readonly daysOfMonth: ReadonlySet<number>
  readonly lastDayOfMonth: boolean
  readonly months: ReadonlySet<number>
  /** 0 is Sunday. */
  readonly daysOfWeek: ReadonlySet<number>
  /** Whether a match of either day field is enough. */
  readonly eitherDay: boolean
  /** Whether it is an even interval rather than fixed times of day: then it continues through a repeated hour. */
  readonly rhythm: boolean
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
const LONGEST_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

interface FieldRule {
  readonly low: number
  readonly high: number
  readonly names?: readonly string[]
  readonly day?: true
}
const SECOND: FieldRule = { low: 0, high: 59 }
const FIELDS: readonly FieldRule[] = [
  SECOND,
  { low: 0, high: 59 },
  { low: 0, high: 23 },
  { low: 1, high: 31, day: true },
  { low: 1, high: 12, names: MONTHS },
  { low: 0, high: 7, names: DAYS, day: true },
]

function numberIn(text: string, rule: FieldRule): number | null {
  const name = rule.names?.indexOf(text.toLowerCase()) ?? -1
  const value =
    name >= 0 ? name + (rule.names === MONTHS ? 1 : 0) : /^\d{1,2}$/.test(text) ? Number(text) : -1
  return value >= rule.low && value <= rule.high ? value : null
}

/** Returns the bounds of one list item without its step: `*`, `5`, `1-5`; null if it is none of these. */
function boundsOf(text: string, rule: FieldRule, stepped: boolean): readonly [number, number] | null {
  if (text === '*' || (text === '?' && rule.day === true)) return [rule.low, rule.high]
  const [from = '', to, extra] = text.split('-')
  const low = numberIn(from, rule)
  const high = to === undefined ? (stepped ? rule.high : low) : numberIn(to, rule)
  return extra !== undefined || low === null || high === null ? null : [low, high]
}

/** Returns the values of one list item; a range may wrap around (`fri-mon`, `22-2`). */
function itemValues(item: string, rule: FieldRule): number[] | null {
  const [range = '', step, extra] = item.split('/')
  const every = step === undefined ? 1 : /^\d{1,2}$/.test(step) ? Number(step) : 0
  const bounds = boundsOf(range, rule, step !== undefined)
  if (extra !== undefined || every === 0 || bounds === null) return null
  const [from, to] = bounds
  const top = rule.names === DAYS ? 6 : rule.high
  const end = to < from ? to + top - rule.low + 1 : to
  const values: number[] = []
  for (let value = from; value <= end; value += every)
    values.push(value > rule.high ? value - top + rule.low - 1 : value)
  return values
}

/** Returns the values of a field in ascending order, or null if it is invalid. */
function fieldValues(text: string, rule: FieldRule): number[] | null {
  const values = new Set<number>()
  for (const item of text.split(',')) {
    const found = itemValues(item, rule)
    if (found === null) return null
    for (const value of found) values.add(rule.names === DAYS ? value % 7 : value)
  }
  return [...values].sort((a, b) => a - b)
}

/** Separates `L` from the other items of the day-of-month field. */
function splitLast(text: string): { last: boolean; rest: string } {
  const items = text.split(',')
  const rest = items.filter((item) => item.toUpperCase() !== 'L')
  return { last: rest.length < items.length, rest: rest.join(',') }
}

const isOpen = (text: string) => text.startsWith('*') || text === '?'

function assemble(texts: readonly string[], values: readonly (readonly number[])[], last: boolean): Cron {
  const [seconds = [], minutes = [], hours = [], days = [], months = [], weekdays = []] = values
  const [second = '', minute = '', , day = '', , weekday = ''] = texts
  return {
    seconds,
    minutes,
    hours,
    daysOfMonth: new Set(days),
    lastDayOfMonth: last,
    months: new Set(months),
    daysOfWeek: new Set(weekdays),
    eitherDay: !isOpen(day) && !isOpen(weekday),
    rhythm: isOpen(second) || isOpen(minute) || hours.length === 24,
  }
}

function everComes(cron: Cron): boolean {
  if (cron.eitherDay || cron.lastDayOfMonth) return true
  const earliest = Math.min(...cron.daysOfMonth)
  return [...cron.months].some((month) => earliest <= (LONGEST_MONTH[month - 1] ?? 0))
}

/** Parses an expression, or returns its problem as a key of the catalogue. */
export function parseCron(text: string): { cron: Cron } | { problem: UnusableReason } {
  const given = text.trim().split(/\s+/)
  if (given.length !== 5 && given.length !== 6)
    return { problem: { told: 'cron.field_count', params: { found: given.length } } }
  const texts = given.length === 5 ? ['0', ...given] : given
  const { last, rest } = splitLast(texts[3] ?? '')
  const values: number[][] = []
  for (const [index, rule] of FIELDS.entries()) {
    const field = index === 3 ? rest : (texts[index] ?? '')
    const found = index === 3 && last && rest === '' ? [] : fieldValues(field, rule)
    if (found === null) {
      const { low, high } = rule
      const params = { text: field, position: index + given.length - 5, low, high }
      return { problem: { told: 'cron.field', params } }
    }
    values.push(found)
  }
  const cron = assemble(texts, values, last)
  return everComes(cron) ? { cron } : { problem: { told: 'cron.never' } }
}
