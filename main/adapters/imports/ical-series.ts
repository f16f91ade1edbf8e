/** Reads the series of a recurring event: its rule, further days, and days left out or replaced. */
import ICAL from 'ical.js'
import { dayText } from '../../../shared/time/calendar-day.ts'
import { type DaySeries, parseDayRule } from '../../core/maintenances/day-rule.ts'
import { dayInSeries, lastDay, ownerDay, type WallTime, wallTime } from './ical-time.ts'

/**
 * Returns the series in the days of its own zone; null if the event does not recur.
 * @param replaced days that have an event of their own
 * @throws Error if the rule is none for days
 */
export function seriesOf(
  component: ICAL.Component,
  start: WallTime,
  owner: string,
  replaced: ReadonlySet<number>,
): DaySeries | null {
  const property = component.getFirstProperty('rrule')
  const further = daysOf(component, 'rdate', start, owner)
  if (property === null && further.length === 0) return null
  const ruleText = property === null ? '' : ruleOf(property, start, owner)
  const rule = ruleText === '' ? null : parseDayRule(ruleText)
  if (ruleText !== '' && rule === null) throw new Error(`RRULE:${ruleText}`)
  return {
    start: start.day,
    rule,
    ruleText,
    further,
    except: new Set([...daysOf(component, 'exdate', start, owner), ...replaced]),
    shift: ownerDay(start, owner) - start.day,
  }
}

/** Returns the text of a rule, its end as a day of the series. */
function ruleOf(property: ICAL.Property, start: WallTime, owner: string): string {
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
