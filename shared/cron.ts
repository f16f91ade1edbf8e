/**
 * Cron expressions: 5 fields (minute, hour, day of month, month, day of week), 6 with seconds first, 7 with the year
 * last; or a name such as `@daily`. Names, lists, ranges, steps, `?` for `*` in a day field. In the day of month `L` is
 * the last day, `L-3` three days before it, `15W` the weekday nearest to the 15th, `LW` the last weekday; in the day of week
 * `5L` (also `5#L`) is the last Friday, `5#2` the second. As in crontab(5): if both day fields are restricted, a day that matches either one
 * counts, and a field that begins with `*` is not restricted.
 */
import type { UnusableReason } from './unusable-path.ts'

/** A parsed expression, each list ascending. */
export interface CronExpression {
  readonly seconds: readonly number[]
  readonly minutes: readonly number[]
  readonly hours: readonly number[]
  readonly daysOfMonth: ReadonlySet<number>
  /** How many days before the last of the month: 0 is the last. */
  readonly daysBeforeLast: ReadonlySet<number>
  /** Days of the month of which the nearest weekday (Monday to Friday) of the same month counts. */
  readonly nearWeekdays: ReadonlySet<number>
  readonly lastWeekdayOfMonth: boolean
  readonly months: ReadonlySet<number>
  /** 0 is Sunday. */
  readonly daysOfWeek: ReadonlySet<number>
  /** Days of the week of which the last in the month counts. */
  readonly lastDaysOfWeek: ReadonlySet<number>
  /** Days of the week with their number in the month, from 1 to 5. */
  readonly nthDaysOfWeek: readonly (readonly [day: number, nth: number])[]
  /** Null if every year counts. */
  readonly years: ReadonlySet<number> | null
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
const YEAR: FieldRule = { low: 1970, high: 2099 }

/** Names of expressions, as in crontab(5). */
const NAMED: Readonly<Record<string, string>> = {
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
  '@monthly': '0 0 1 * *',
  '@weekly': '0 0 * * 0',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@hourly': '0 * * * *',
}

/** Returns the fields of an expression: those that a name such as `@daily` stands for, or its own. */
export function unnamed(text: string): string {
  const bare = text.trim()
  return NAMED[bare.toLowerCase()] ?? bare
}

function numberIn(text: string, rule: FieldRule): number | null {
  const name = rule.names?.indexOf(text.toLowerCase()) ?? -1
  const value =
    name >= 0 ? name + (rule.names === MONTHS ? 1 : 0) : /^\d{1,4}$/.test(text) ? Number(text) : -1
  return value >= rule.low && value <= rule.high ? value : null
}

/** Returns a day of the week by its number or English name, 0 for Sunday; null if it is none. */
export function weekdayIn(text: string): number | null {
  const found = numberIn(text, FIELDS[5] as FieldRule)
  return found === null ? null : found % 7
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
  const every = step === undefined ? 1 : /^\d{1,4}$/.test(step) ? Number(step) : 0
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

/** The items of the day fields that depend on the month. */
type MonthItems = Pick<
  CronExpression,
  'daysBeforeLast' | 'nearWeekdays' | 'lastWeekdayOfMonth' | 'lastDaysOfWeek' | 'nthDaysOfWeek'
>

/** A day counted from the end of the month: `L`, `L-3`. Thirty days before the last, a month of 31 days begins. */
const FROM_END = /^L(?:-([1-9]|[12]\d|30))?$/

/** Separates items such as `L`, `L-3`, `LW` and `15W` from the other items of the day-of-month field. */
function splitDays(text: string) {
  const items = text.toUpperCase().split(',')
  const near = items.flatMap((item) => /^(\d{1,2})W$/.exec(item)?.[1] ?? []).map(Number)
  const before = items.map((item) => FROM_END.exec(item)).filter((found) => found !== null)
  const rest = items.filter((item) => !FROM_END.test(item) && item !== 'LW' && !/^\d{1,2}W$/.test(item))
  return {
    daysBeforeLast: new Set(before.map(([, days]) => Number(days ?? 0))),
    lastWeekdayOfMonth: items.includes('LW'),
    nearWeekdays: new Set(near.filter((day) => day >= 1 && day <= 31)),
    valid: near.every((day) => day >= 1 && day <= 31),
    rest: rest.join(','),
  }
}

/** Separates items such as `5L` and `fri#2` from the other items of the day-of-week field. */
function splitWeekdays(text: string, rule: FieldRule) {
  const last = new Set<number>()
  const nth: (readonly [number, number])[] = []
  const rest = text.split(',').filter((item) => {
    const [, day = '', mark = '', number] = /^(\w+?)(#?L|#([1-5]))$/i.exec(item) ?? []
    const value = numberIn(day, rule)
    if (value === null || mark === '') return true
    if (number === undefined) last.add(value % 7)
    else nth.push([value % 7, Number(number)])
    return false
  })
  return { lastDaysOfWeek: last, nthDaysOfWeek: nth, rest: rest.join(',') }
}

const isOpen = (text: string) => text.startsWith('*') || text === '?'

function assemble(
  texts: readonly string[],
  values: readonly (readonly number[])[],
  month: MonthItems,
  years: CronExpression['years'],
): CronExpression {
  const [seconds = [], minutes = [], hours = [], days = [], months = [], weekdays = []] = values
  const [second = '', minute = '', , day = '', , weekday = ''] = texts
  return {
    ...month,
    seconds,
    minutes,
    hours,
    daysOfMonth: new Set(days),
    months: new Set(months),
    daysOfWeek: new Set(weekdays),
    years,
    eitherDay: !isOpen(day) && !isOpen(weekday),
    rhythm: isOpen(second) || isOpen(minute) || hours.length === 24,
  }
}

function everComes(cron: CronExpression): boolean {
  if (cron.eitherDay || cron.lastWeekdayOfMonth) return true
  const beforeLast = [...cron.daysBeforeLast].map((days) => days + 1)
  const shortest = Math.min(...cron.daysOfMonth, ...cron.nearWeekdays, ...beforeLast)
  return [...cron.months].some((month) => shortest <= (LONGEST_MONTH[month - 1] ?? 0))
}

type ParsedCron = { readonly cron: CronExpression } | { readonly problem: UnusableReason }

const refused = (text: string, position: number, rule: FieldRule): ParsedCron => {
  const params = { text, position, low: String(rule.low), high: String(rule.high) }
  if (/\/(0+|-.*)(,|$)/.test(text)) return { problem: { messageKey: 'cron.step', params } }
  const isLateYear = rule.names === DAYS && /^(19|20)\d\d(\D|$)/.test(text)
  return { problem: { messageKey: isLateYear ? 'cron.year_place' : fieldProblem(rule), params } }
}

function fieldProblem({ names, day }: FieldRule) {
  if (names === DAYS) return 'cron.weekday'
  if (names === MONTHS) return 'cron.month'
  return day === true ? 'cron.day' : 'cron.field'
}

/** Parses an expression, or returns its problem as a key of the catalogue. */
export function parseCron(text: string): ParsedCron {
  const name = text.trim().toLowerCase()
  const given = unnamed(text).split(/\s+/)
  if (name.startsWith('@') && NAMED[name] === undefined)
    return {
      problem: { messageKey: 'cron.unknown_name', params: { name, names: Object.keys(NAMED).join(', ') } },
    }
  if (given.length < 5 || given.length > 7)
    return { problem: { messageKey: 'cron.field_count', params: { count: given.length } } }
  const texts = given.length === 5 ? ['0', ...given] : given.slice(0, 6)
  return parseFields(texts, given.length, given[6])
}

function parseFields(texts: readonly string[], count: number, yearText: string | undefined): ParsedCron {
  const [, , , dayText = '', , weekdayText = ''] = texts
  const days = splitDays(dayText)
  const weekdays = splitWeekdays(weekdayText, FIELDS[5] as FieldRule)
  const rests = texts.map((text, index) => (index === 3 ? days.rest : index === 5 ? weekdays.rest : text))
  const values: number[][] = []
  for (const [index, rule] of FIELDS.entries()) {
    const field = rests[index] ?? ''
    const onlyMonthItems = field === '' && texts[index] !== ''
    const found = index === 3 && !days.valid ? null : onlyMonthItems ? [] : fieldValues(field, rule)
    if (found === null) return refused(field || (texts[index] ?? ''), index + (count === 5 ? 0 : 1), rule)
    values.push(found)
  }
  const years = yearText === undefined || yearText === '*' ? null : fieldValues(yearText, YEAR)
  if (years === null && yearText !== undefined && yearText !== '*') return refused(yearText, count, YEAR)
  const { valid: _valid, rest: _days, ...ofMonth } = days
  const { rest: _weekdays, ...ofWeek } = weekdays
  const cron = assemble(texts, values, { ...ofMonth, ...ofWeek }, years && new Set(years))
  return everComes(cron) ? { cron } : { problem: { messageKey: 'cron.never' } }
}
