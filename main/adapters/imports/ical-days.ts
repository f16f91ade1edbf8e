/** Reads the days of an iCalendar file: each day on which an event lies, series and all. */

import ICAL from 'ical.js'
import { type ErrorParams, VigieError } from '../../../shared/errors.ts'
import type { ProblemKey } from '../../../shared/messages/index.ts'
import { DAY_SECONDS } from '../../../shared/time/units.ts'
import { type DaySeries, daysOfSeries } from '../../core/maintenances/day-series.ts'
import type { ReadFreeDays } from '../../core/services/calendars.ts'
import { isCalendar, parsedCalendar, statusOf } from './ical.ts'
import type { ParsedEvent } from './ical-event.ts'
import { type CalendarSeries, seriesOfCalendar } from './ical-overrides.ts'
import { ownerDay, wallTime } from './ical-time.ts'

/** An event is not longer than this, days: a mistyped end must not fill the calendar. */
const LONGEST = 366

/** Most series of a calendar: each takes milliseconds, in which nobody else is answered. */
const MOST_SERIES = 500

/** Tasks and cancelled events have no days. @throws VigieError calendar_unreadable */
export const readFreeDays: ReadFreeDays = (text, { zone, from, to }) => {
  const { parsed, faults } = isCalendar(text) ? parsedCalendar(text) : { parsed: [], faults: [] }
  const impossible = faults.find(({ problem }) => problem === 'no_such_day')
  if (impossible !== undefined)
    throw unreadable('date_impossible', undefined, { event: impossible.value, line: impossible.line })
  if (parsed.length === 0) throw unreadable('no_events')
  if (parsed.filter(({ component }) => component.hasProperty('rrule')).length > MOST_SERIES)
    throw unreadable('too_many_series')
  const calendar = seriesOfCalendar(parsed, zone)
  const days = new Set<number>()
  for (const event of calendar.events) {
    if (event.component.name !== 'vevent' || statusOf(event.component) === 'cancelled') continue
    const length = lengthOf(event, zone)
    for (const start of startsOf(event, zone, calendar, to)) {
      for (let day = Math.max(from, start); day < start + length && day <= to; day += 1) days.add(day)
    }
  }
  return [...days].sort((a, b) => a - b)
}

/** A calendar of free days is an iCalendar file only; records may also be tables, which their error says. */
const unreadable = (key: ProblemKey, cause?: unknown, params?: ErrorParams) =>
  new VigieError(
    'calendar_unreadable',
    { problem: { messageKey: key, ...(params && { params }) } },
    { cause },
  )

function startsOf(event: ParsedEvent, zone: string, calendar: CalendarSeries, to: number): Iterable<number> {
  const series = understood(event, calendar)
  return series === null ? [ownerDay(event.start, zone)] : daysOfSeries(series, to)
}

/** @throws VigieError calendar_unreadable if a rule is none for days, such as one of every second */
function understood(event: ParsedEvent, calendar: CalendarSeries): DaySeries | null {
  try {
    return calendar.seriesOf(event)
  } catch (cause) {
    throw unreadable('rule_not_of_days', cause)
  }
}

/** Returns on how many days an event lies. The end of whole days is excluded (RFC 5545, 3.6.1), as is midnight. */
function lengthOf({ component, start }: ParsedEvent, zone: string): number {
  const property = component.getFirstProperty('dtend')
  const value = property?.getFirstValue()
  if (!property || !(value instanceof ICAL.Time)) return durationDays(component)
  const end = wallTime(value, property)
  const last = ownerDay(end, zone) - (end.minutes === 0 ? 1 : 0)
  return Math.min(LONGEST, Math.max(1, last - ownerDay(start, zone) + 1))
}

function durationDays(component: ICAL.Component): number {
  const duration = component.getFirstPropertyValue('duration')
  if (!(duration instanceof ICAL.Duration)) return 1
  return Math.min(LONGEST, Math.max(1, Math.ceil(duration.toSeconds() / DAY_SECONDS)))
}
