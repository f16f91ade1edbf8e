/** Events that replace occurrences of a series: one of them, or all from one on (`RANGE=THISANDFUTURE`, RFC 5545, 3.2.13). */
import { dayText } from '../../../shared/time/calendar-day.ts'
import { daysOfRule, parseDayRule } from '../../core/maintenances/day-rule.ts'
import { type DaySeries, daysOfSeries, type SeriesRule } from '../../core/maintenances/day-series.ts'
import type { ParsedEvent } from './ical-event.ts'
import { seriesOf } from './ical-series.ts'
import { dayInSeries, ownerDay } from './ical-time.ts'

/** The events of a calendar, each with what it replaces. */
export interface CalendarSeries {
  /** Without those that replace what a later version of their series no longer has. */
  readonly events: readonly ParsedEvent[]
  /** The series of an event, from its day on if it replaces the rest of one; null if it is single. @throws UnreadableEvent if a rule is none for days */
  readonly seriesOf: (event: ParsedEvent) => DaySeries | null
  /** The day of its series that an event replaces, as text; empty if it replaces none. */
  readonly keyOf: (event: ParsedEvent) => string
  /** Whether the series that an event replaces a part of is in the calendar. */
  readonly hasSeries: (event: ParsedEvent) => boolean
}

/** @param zone the owner's */
export function seriesOfCalendar(parsed: readonly ParsedEvent[], zone: string): CalendarSeries {
  const masters = new Map(parsed.filter(({ replaces }) => replaces === null).map((one) => [one.family, one]))
  const keyDay = ({ family, replaces, start }: ParsedEvent): number =>
    replaces === null ? start.day : dayInSeries(replaces, masters.get(family)?.start ?? replaces, zone)
  const whole = (master: ParsedEvent, replaced: ReadonlySet<number>) =>
    seriesOf(master.component, master.start, zone, replaced)
  const events = parsed.filter((one) => !isObsolete(one, masters.get(one.family), keyDay(one), whole))
  const overrides = events.filter(({ replaces }) => replaces !== null)
  const byFamily = Map.groupBy(overrides, ({ family }) => family)

  function full(family: string): DaySeries | null {
    const master = masters.get(family)
    const singles = byFamily.get(family)?.filter((one) => !isRange(one)) ?? []
    return master === undefined ? null : whole(master, new Set(singles.map(keyDay)))
  }
  return {
    events,
    seriesOf: (event) => {
      if (event.replaces !== null && !isRange(event)) return null
      const series = full(event.family) ?? (event.replaces === null ? whole(event, new Set()) : null)
      if (series === null) return null
      const from = event.replaces === null ? null : keyDay(event)
      const later = byFamily.get(event.family)?.filter(isRange).map(keyDay) ?? []
      const ends = later.filter((day) => day > (from ?? Number.NEGATIVE_INFINITY))
      const part = ends.length === 0 ? series : until(series, Math.min(...ends) - 1)
      return from === null ? part : moved(rest(part, from), event, zone)
    },
    keyOf: (event) => (event.replaces === null ? '' : String(keyDay(event))),
    hasSeries: ({ family }) => masters.has(family),
  }
}

const isRange = ({ component, replaces }: ParsedEvent): boolean => {
  const range = component.getFirstProperty('recurrence-id')?.getFirstParameter('range')
  return replaces !== null && String(range).toUpperCase() === 'THISANDFUTURE'
}

/** A series that was changed afterwards decides which of its days there are; its sequence says so. */
function isObsolete(
  { replaces, sequence }: ParsedEvent,
  master: ParsedEvent | undefined,
  key: number,
  whole: (master: ParsedEvent, replaced: ReadonlySet<number>) => DaySeries | null,
): boolean {
  if (replaces === null || master === undefined || master.sequence <= sequence) return false
  try {
    const series = whole(master, new Set())
    if (series === null) return false
    const day = key + series.shift
    for (const one of daysOfSeries(series, day)) if (one === day) return false
    return true
  } catch {
    // The series is reported as unreadable by itself.
    return false
  }
}

/** Returns a rule with another part: its end, or its count. */
function withPart({ text, rule }: SeriesRule, part: string): SeriesRule {
  const name = part.slice(0, part.indexOf('=') + 1)
  const changed = [...text.split(';').filter((one) => !one.startsWith(name)), part].join(';')
  return { text: changed, rule: parseDayRule(changed) ?? rule }
}

function until(series: DaySeries, last: number): DaySeries {
  const rules = series.rules.map((one) => {
    const end = Math.min(last, one.rule.until ?? last)
    return withPart(one, `UNTIL=${dayText(end).replaceAll('-', '')}`)
  })
  return { ...series, rules, further: series.further.filter((day) => day <= last) }
}

/** A rule with a count goes on with what is left of it; one that has had all of them ends. */
function rest(series: DaySeries, from: number): DaySeries {
  const rules = series.rules.flatMap((one) => {
    if (one.rule.count === null) return [one]
    const before = [...daysOfRule(one.rule, series.start, from - 1)].length
    return before >= one.rule.count ? [] : [withPart(one, `COUNT=${one.rule.count - before}`)]
  })
  return { ...series, start: from, rules, further: series.further.filter((day) => day >= from) }
}

/** All days move as the first one did. */
function moved(series: DaySeries, { start }: ParsedEvent, zone: string): DaySeries {
  return { ...series, shift: ownerDay(start, zone) - series.start }
}
