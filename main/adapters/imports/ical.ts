/**
 * Reads iCalendar (RFC 5545); ical.js splits it into properties. Each event is parsed separately, so that an invalid one
 * is reported by its line and does not affect others. A recurring event is one series with its rule.
 */

import ICAL from 'ical.js'
import { messageOf } from '../../../shared/errors.ts'
import { isCalendarDay } from '../../../shared/time/calendar-day.ts'
import { unreadableFile } from '../../../shared/unusable-path.ts'
import { OWN_PROPERTIES, type OwnValues } from '../../core/maintenances/calendar-properties.ts'
import { type DaySeries, daysOfSeries, seriesText } from '../../core/maintenances/day-series.ts'
import {
  type CalendarEvent,
  type CalendarFile,
  eventIdentity,
  type ReadCalendar,
} from '../../core/maintenances/import/calendar-event.ts'
import { type RowFault, shown } from '../../core/maintenances/import/row.ts'
import { blocksOf, type IcalBlock } from './ical-blocks.ts'
import type { ParsedEvent } from './ical-event.ts'
import { type CalendarSeries, seriesOfCalendar } from './ical-overrides.ts'
import { ownerDay, type WallTime, wallTime } from './ical-time.ts'

/** How far ahead the next day of a series is searched. */
const AHEAD = 40 * 366

// An unregistered property is text (RFC 5545, 3.8.8.2); ical.js would leave its escapes.
for (const name of Object.values(OWN_PROPERTIES)) {
  ICAL.design.icalendar.property[name.toLowerCase()] = { defaultType: 'text' }
}

// ical.js refuses rules such as COUNT=-1, and its own expansion of rules is wrong in places: they are read here.
ICAL.design.icalendar.property.rrule = { defaultType: 'text' }

interface Owner {
  readonly today: number
  readonly zone: string
}

/** @throws VigieError import_unreadable if the text is not a calendar */
export const readCalendar: ReadCalendar = (text, today, zone): CalendarFile => {
  const {
    name,
    product,
    read: total,
    parsed,
    faults,
    unreadable: lost,
    undated,
    older,
  } = parsedCalendar(text)
  const calendar = seriesOfCalendar(parsed, zone)
  let past = undated.length + older
  const events = calendar.events.flatMap((one) => {
    try {
      const event = eventOf(one, { today, zone }, calendar)
      if (event === null) past += 1
      return event ?? []
    } catch (error) {
      faults.push(unreadable(one.line, error))
      return []
    }
  })
  const present = {
    identities: new Set(calendar.events.map((one) => eventIdentity(one.uid, calendar.keyOf(one)))),
    beginnings: [...lost, ...undated].map((uid) => eventIdentity(uid, '')),
  }
  return { name, source: `calendar ${name || product}`, present, events, faults, past, read: total }
}

/** Whether a text has the first line of a calendar, or any event. */
export const isCalendar = (text: string): boolean => /^BEGIN:V(?:CALENDAR|EVENT|TODO)\s*$/im.test(text)

/** Returns the events and tasks of a text, what could not be read, the number of older versions, and tasks for no day. @throws VigieError import_unreadable */
export function parsedCalendar(text: string) {
  const { name, product, zones, blocks } = blocksOf(text)
  if (blocks.length === 0 && !isCalendar(text)) throw unreadableFile('no_events')
  for (const block of zones) register(block)
  const faults: RowFault[] = []
  const read = blocks.map((block) => (isUndated(block) ? [] : parsedOf(block, faults)))
  const unreadable = blocks.flatMap(({ text: block }, index) =>
    read[index]?.length === 0 ? uidIn(block) : [],
  )
  const undated = blocks.filter(isUndated).flatMap(({ text: block }) => uidIn(block))
  const all = read.flat()
  const parsed = latest(all)
  const older = all.length - parsed.length
  return { name, product, read: blocks.length, parsed, older, faults, unreadable, undated }
}

/** Whether it is a task for no day: many lists of tasks have some, and nothing is wrong with them. */
const isUndated = ({ text }: IcalBlock): boolean =>
  /^BEGIN:VTODO/i.test(text) && !/^(?:DUE|DTSTART)[;:]/im.test(text)

/** Returns the UID of an event that was not parsed. */
const uidIn = (block: string): string[] => /^UID(?:;[^:\r\n]*)?:(.+?)\s*$/im.exec(block)?.slice(1, 2) ?? []

function register({ text }: IcalBlock): void {
  try {
    ICAL.TimezoneService.register(componentOf(text))
  } catch {
    // Without this zone its events are on the day they name.
  }
}

function componentOf(text: string): ICAL.Component {
  const calendar = new ICAL.Component(ICAL.parse(`BEGIN:VCALENDAR\r\n${text}\r\nEND:VCALENDAR`) as object[])
  const [component] = calendar.getAllSubcomponents()
  if (component === undefined) throw new Error('no component')
  return component
}

function parsedOf({ text, line }: IcalBlock, faults: RowFault[]): ParsedEvent[] {
  try {
    const component = componentOf(text)
    const sequence = Number(component.getFirstPropertyValue('sequence') ?? 0)
    const replaces = timeOf(component, 'recurrence-id')
    const uid = textOf(component, 'uid')
    assertDates(component)
    const family = `${component.name} ${uid}`
    return [{ line, component, uid, family, sequence, start: startOf(component), replaces }]
  } catch (error) {
    faults.push(unreadable(line, error))
    return []
  }
}

/** A date that no calendar has. Its message is the date. */
class ImpossibleDate extends Error {}

/** @throws ImpossibleDate: ical.js would count 20269999 on to 2034 */
function assertDates(component: ICAL.Component): void {
  for (const name of ['dtstart', 'dtend', 'due', 'recurrence-id', 'exdate', 'rdate']) {
    const written = component
      .getAllProperties(name)
      .flatMap((property): unknown[] => property.toJSON().slice(3))
    // Of a period, its begin.
    const dates = written.map((value) => String(Array.isArray(value) ? value[0] : value))
    const impossible = dates.find((date) => !isPossible(date))
    if (impossible === undefined) continue
    const said = ['exdate', 'rdate'].includes(name) ? `${name.toUpperCase()} ` : ''
    throw new ImpossibleDate(`${textOf(component, 'summary')} ${said}${impossible.slice(0, 10)}`.trim())
  }
}

/** Whether a date, as ical.js writes it, is in the calendar. A text that is no date is judged elsewhere. */
function isPossible(written: string): boolean {
  const [date] = /^\d{4}-\d\d-\d\d/.exec(written) ?? []
  return date === undefined || isCalendarDay(date)
}

function unreadable(line: number, error: unknown): RowFault {
  if (error instanceof ImpossibleDate)
    return { line, column: null, value: shown(error.message), problem: 'no_such_day' }
  return { line, column: null, value: shown(messageOf(error)), problem: 'unreadable_event' }
}

/** Of several versions of one event, the one with the highest sequence counts, of equal ones the last. */
function latest(parsed: readonly ParsedEvent[]): ParsedEvent[] {
  const best = new Map<string, ParsedEvent>()
  for (const one of parsed) {
    const key = one.uid === '' ? `line ${one.line}` : `${one.family}|${one.replaces?.day ?? ''}`
    const before = best.get(key)
    if (before === undefined || before.sequence <= one.sequence) best.set(key, one)
  }
  return [...best.values()]
}

/** Events have a start; tasks have a due date. */
function startOf(component: ICAL.Component): WallTime {
  const due = component.name === 'vtodo' ? timeOf(component, 'due') : null
  const start = due ?? timeOf(component, 'dtstart')
  if (start !== null) return start
  throw new Error(component.name === 'vtodo' ? 'DUE or DTSTART is missing' : 'DTSTART is missing')
}

function timeOf(component: ICAL.Component, name: string): WallTime | null {
  const property = component.getFirstProperty(name)
  const value = property?.getFirstValue()
  return property && value instanceof ICAL.Time ? wallTime(value, property) : null
}

const textOf = (component: ICAL.Component, name: string) =>
  String(component.getFirstPropertyValue(name) ?? '')

/** Returns the event, or of a series its next one; null if a series has ended, or a replaced occurrence is past. */
function eventOf(
  parsed: ParsedEvent,
  { today, zone }: Owner,
  calendar: CalendarSeries,
): CalendarEvent | null {
  const { component, start, replaces } = parsed
  const day = ownerDay(start, zone)
  const key = calendar.keyOf(parsed)
  const isCancelled = statusOf(component) === 'cancelled'
  if (replaces !== null && calendar.hasSeries(parsed) && isCancelled) return null
  const series = calendar.seriesOf(parsed)
  if (series === null) {
    const isOver = replaces !== null && calendar.hasSeries(parsed) && day < today
    return isOver ? null : read(parsed, day, zone, { key, series: null })
  }
  const next = firstFrom(series, today)
  return next === null ? null : read(parsed, next, zone, { key, series: seriesText(series) })
}

function firstFrom(series: DaySeries, today: number): number | null {
  for (const day of daysOfSeries(series, today + AHEAD)) if (day >= today) return day
  return null
}

const STATUSES: Readonly<Record<string, CalendarEvent['status']>> = {
  CANCELLED: 'cancelled',
  COMPLETED: 'completed',
  'IN-PROCESS': 'in_progress',
}

/** A task is done if it has a completion or all of its percents. */
export function statusOf(component: ICAL.Component): CalendarEvent['status'] {
  const status = STATUSES[textOf(component, 'status').toUpperCase()]
  const percent = Number(component.getFirstPropertyValue('percent-complete') ?? 0)
  if (status !== undefined && status !== 'in_progress') return status
  if (component.hasProperty('completed') || percent >= 100) return 'completed'
  return percent > 0 ? 'in_progress' : (status ?? 'planned')
}

function read(
  { line, component, uid, sequence }: ParsedEvent,
  day: number,
  zone: string,
  { key, series }: Pick<CalendarEvent, 'key' | 'series'>,
): CalendarEvent {
  const completed = timeOf(component, 'completed')
  return {
    line,
    uid,
    key,
    sequence,
    day,
    completedDay: completed === null ? null : ownerDay(completed, zone),
    series,
    summary: textOf(component, 'summary'),
    location: textOf(component, 'location'),
    description: textOf(component, 'description'),
    status: statusOf(component),
    own: ownValuesOf(component),
  }
}

function ownValuesOf(component: ICAL.Component): OwnValues {
  const found = Object.entries(OWN_PROPERTIES).map(
    ([property, name]) => [property, component.getFirstPropertyValue(name.toLowerCase())] as const,
  )
  return Object.fromEntries(found.filter(([, value]) => typeof value === 'string'))
}
