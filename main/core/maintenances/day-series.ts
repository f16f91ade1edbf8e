/** A series of days: its rules, further days, and days left out; as it is stored, and the days it has. */
import { dayText } from '../../../shared/time/calendar-day.ts'
import { compactDay, type DayRule, daysOfRule, parseDayRule } from './day-rule.ts'

/** A rule of a series with its text, by which it is stored. */
export interface SeriesRule {
  readonly text: string
  readonly rule: DayRule
}

/** A whole series; its days are those of any of its rules, and the further ones. */
export interface DaySeries {
  readonly start: number
  /** Some programs write several for one event; none if the days are listed. */
  readonly rules: readonly SeriesRule[]
  readonly further: readonly number[]
  readonly except: ReadonlySet<number>
  /** Days between the day that the calendar's zone shows and the owner's. */
  readonly shift: number
}

/**
 * Yields the owner's days of a series from its start to `last`. The start is one, even if the rules leave it out, unless they
 * all end before it.
 */
export function* daysOfSeries(series: DaySeries, last: number): Generator<number> {
  const { start, rules, further, except, shift } = series
  const isOver = rules.length > 0 && rules.every(({ rule }) => rule.until !== null && rule.until < start)
  const begin = isOver ? [] : [start]
  const listed: Iterable<number> = [...new Set([...begin, ...further])].sort((a, b) => a - b)
  const all = rules.reduce((days, { rule }) => merged(days, daysOfRule(rule, start, last - shift)), listed)
  let before = Number.NEGATIVE_INFINITY
  for (const day of all) {
    if (day > last - shift) return
    if (day > before && !except.has(day)) yield day + shift
    before = day
  }
}

/** Yields what two sorted sequences have, in order. */
function* merged(one: Iterable<number>, other: Iterable<number>): Generator<number> {
  const rest = other[Symbol.iterator]()
  let next = rest.next()
  for (const day of one) {
    for (; next.done !== true && next.value <= day; next = rest.next()) yield next.value
    yield day
  }
  for (; next.done !== true; next = rest.next()) yield next.value
}

const compact = (day: number) => dayText(day).replaceAll('-', '')

/** Returns a series as one line: `DTSTART:20261203 RRULE:FREQ=WEEKLY EXDATE:20261217`. */
export function seriesText({ start, rules, further, except, shift }: DaySeries): string {
  const list = (name: string, days: readonly number[]) =>
    days.length === 0 ? [] : [`${name}:${days.map(compact).join(',')}`]
  return [
    `DTSTART:${compact(start)}`,
    ...rules.map(({ text }) => `RRULE:${text}`),
    ...list('RDATE', further),
    ...list('EXDATE', [...except]),
    ...(shift === 0 ? [] : [`SHIFT:${shift}`]),
  ].join(' ')
}

/** Reads what `seriesText` writes; a rule alone begins on `start`. Null if it is neither. */
export function parseSeries(text: string, start: number): DaySeries | null {
  const bare = /^(?:DTSTART|RRULE):/i.test(text) ? text : `RRULE:${text}`
  const parts = bare
    .trim()
    .split(/\s+/)
    .map((part) => part.split(':') as [string, string | undefined])
  const values = (name: string) => parts.flatMap(([own, value]) => (own === name ? [value ?? ''] : []))
  const days = (name: string) =>
    values(name)
      .flatMap((list) => list.split(','))
      .filter((one) => one !== '')
      .map(compactDay)
  const rules = values('RRULE').map((rule) => ({ text: rule, rule: parseDayRule(rule) }))
  const [further, except] = [days('RDATE'), days('EXDATE')]
  const [written] = values('DTSTART')
  const from = written === undefined ? start : compactDay(written)
  if (from === null || [...further, ...except].includes(null)) return null
  if (rules.some(({ rule }) => rule === null) || rules.length + further.length === 0) return null
  return {
    start: from,
    rules: rules.filter((one): one is SeriesRule => one.rule !== null),
    further: further.filter((day) => day !== null),
    except: new Set(except.filter((day) => day !== null)),
    shift: Number(values('SHIFT')[0] ?? 0),
  }
}
