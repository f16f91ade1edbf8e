/** Events that replace occurrences of a series: one of them, or all from one on (`RANGE=THISANDFUTURE`, RFC 5545, 3.2.13). */
import { dayText } from '../../../shared/time/calendar-day.ts'
import { type DaySeries, daysOfRule, daysOfSeries, parseDayRule } from '../../core/maintenances/day-rule.ts'
import type { ParsedEvent } from './ical-event.ts'
import { seriesOf } from './ical-series.ts'
import { dayInSeries, ownerDay } from './ical-time.ts'

/** The events of a calendar, each with what it replaces. */
export interface CalendarSeries {
  /** Without those that replace what a later version of their series no longer has. */
  readonly events: readonly ParsedEvent[]
  /** The series of an event, from its day on if it replaces the rest of one; null if it is single. @throws Error if a rule is none for days */
  readonly seriesOf: (event: ParsedEvent) => DaySeries | null
  /** The day of its series that an event replaces, as text; empty if it replaces none. */
  readonly keyOf: (event: ParsedEvent) => string
  /** Whether the series that an event replaces a part of is in the calendar. */
  readonly hasSeries: (event: ParsedEvent) => boolean
}

/** @param zone the owner's */
export function seriesOfCalendar(parsed: readonly ParsedEvent[], zone: string): CalendarSeries {
  const masters = new Map(parsed.filter(({ replaces }) => replaces === null).map((one) => [one.uid, one]))
  const keyDay = ({ uid, replaces, start }: ParsedEvent): number =>
    replaces === null ? start.day : dayInSeries(replaces, masters.get(uid)?.start ?? replaces, zone)
  const whole = (master: ParsedEvent, replaced: ReadonlySet<number>) =>
    seriesOf(master.component, master.start, zone, replaced)
  const events = parsed.filter((one) => !isObsolete(one, masters.get(one.uid), keyDay(one), whole))
  const overrides = events.filter(({ replaces }) => replaces !== null)
  const byUid = Map.groupBy(overrides, ({ uid }) => uid)

  function full(uid: string): DaySeries | null {
    const master = masters.get(uid)
    const singles = byUid.get(uid)?.filter((one) => !isRange(one)) ?? []
    return master === undefined ? null : whole(master, new Set(singles.map(keyDay)))
  }
  return {
    events,
    seriesOf: (event) => {
      if (event.replaces !== null && !isRange(event)) return null
      const series = full(event.uid) ?? (event.replaces === null ? whole(event, new Set()) : null)
      if (series === null) return null
      const from = event.replaces === null ? null : keyDay(event)
      const later = byUid.get(event.uid)?.filter(isRange).map(keyDay) ?? []
      const ends = later.filter((day) => day > (from ?? Number.NEGATIVE_INFINITY))
      const part = ends.length === 0 ? series : until(series, Math.min(...ends) - 1)
      return from === null ? part : moved(rest(part, from), event, zone)
    },
    keyOf: (event) => (event.replaces === null ? '' : String(keyDay(event))),
    hasSeries: ({ uid }) => masters.has(uid),
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

/** The last parts of a rule win, so those that are replaced are left out. */
function ruled(series: DaySeries, ...parts: readonly string[]): DaySeries {
  const names = parts.map((part) => part.slice(0, part.indexOf('=') + 1))
  const kept = series.ruleText.split(';').filter((part) => !names.some((name) => part.startsWith(name)))
  const ruleText = [...kept, ...parts].join(';')
  return { ...series, ruleText, rule: parseDayRule(ruleText) }
}

function until(series: DaySeries, last: number): DaySeries {
  const further = series.further.filter((day) => day <= last)
  if (series.rule === null) return { ...series, further }
  const end = Math.min(last, series.rule.until ?? last)
  return ruled({ ...series, further }, `UNTIL=${dayText(end).replaceAll('-', '')}`)
}

/** A rule with a count goes on with what is left of it. */
function rest(series: DaySeries, from: number): DaySeries {
  const { rule, start } = series
  const cut = { ...series, start: from, further: series.further.filter((day) => day >= from) }
  if (rule?.count == null) return cut
  const before = [...daysOfRule(rule, start, from - 1)].length
  return ruled(cut, `COUNT=${Math.max(1, rule.count - before)}`)
}

/** All days move as the first one did. */
function moved(series: DaySeries, { start }: ParsedEvent, zone: string): DaySeries {
  return { ...series, shift: ownerDay(start, zone) - series.start }
}
