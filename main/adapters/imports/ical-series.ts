/** Reads the series of a recurring event: its rules, further days, and days left out or replaced. */
import ICAL from 'ical.js'
import { dayText } from '../../../shared/time/calendar-day.ts'
import { parseDayRule } from '../../core/maintenances/day-rule.ts'
import type { DaySeries, SeriesRule } from '../../core/maintenances/day-series.ts'
import { UnreadableEvent } from './ical-faults.ts'
import { dayInSeries, lastDay, ownerDay, type WallTime, wallTime } from './ical-time.ts'

/**
 * Returns the series in the days of its own zone; null if the event does not recur.
 * @param replaced days that have an event of their own
 * @throws UnreadableEvent if a rule is none for days
 */
export function seriesOf(
  component: ICAL.Component,
  start: WallTime,
  owner: string,
  replaced: ReadonlySet<number>,
): DaySeries | null {
  const rules = component.getAllProperties('rrule').flatMap((property) => rulesOf(property, start, owner))
  const further = daysOf(component, 'rdate', start, owner)
  if (rules.length + further.length === 0) return null
  return {
    start: start.day,
    rules,
    further,
    except: new Set([...daysOf(component, 'exdate', start, owner), ...replaced]),
    shift: ownerDay(start, owner) - start.day,
  }
}

/** Returns the rule of a property, none if it is empty. @throws UnreadableEvent if it is none for days */
function rulesOf(property: ICAL.Property, start: WallTime, owner: string): SeriesRule[] {
  const text = ruleText(property, start, owner)
  const rule = parseDayRule(text)
  if (text === '') return []
  if (rule === null) throw new UnreadableEvent('rule_not_of_days', text)
  return [{ text, rule }]
}

/** Returns the text of a rule, its end as a day of the series. */
function ruleText(property: ICAL.Property, start: WallTime, owner: string): string {
  const parts = String(property.getFirstValue()).toUpperCase().replace(/\s+/g, '').split(';')
  const text = parts.filter((part) => !/^(UNTIL|BYHOUR|BYMINUTE|BYSECOND)=|^$/.test(part)).join(';')
  const [until] = parts.flatMap((part) => /^UNTIL=(\d{8}(?:T\d{6}Z?)?)$/.exec(part)?.[1] ?? [])
  if (until === undefined) return text
  const time = ICAL.Time.fromString(extended(until), property)
  const last = lastDay(wallTime(time, property), start, owner)
  return `${text};UNTIL=${dayText(last).replaceAll('-', '')}`
}

/** `20261210T075959Z` as `2026-12-10T07:59:59Z`. */
const extended = (text: string) =>
  text.replace(/^(\d{4})(\d{2})(\d{2})/, '$1-$2-$3').replace(/T(\d{2})(\d{2})(\d{2})/, 'T$1:$2:$3')

function daysOf(component: ICAL.Component, name: string, start: WallTime, owner: string): number[] {
  const days = component.getAllProperties(name).flatMap((property) =>
    property.getValues().flatMap((value: unknown) => {
      const time = value instanceof ICAL.Period ? value.start : value
      return time instanceof ICAL.Time ? [dayInSeries(wallTime(time, property), start, owner)] : []
    }),
  )
  return [...new Set(days)].sort((a, b) => a - b)
}
