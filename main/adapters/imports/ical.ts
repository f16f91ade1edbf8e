/**
 * Reads iCalendar (RFC 5545); ical.js splits it into properties. Each event is parsed separately, so that an invalid one
 * is reported by its line and does not affect others. A recurring event is one series with its rule.
 */

import ICAL from 'ical.js'
import type { IgnoredReason } from '../../../shared/import-row.ts'
import { unreadableFile } from '../../../shared/unusable-path.ts'
import { OWN_PROPERTIES, type OwnValues } from '../../core/maintenances/calendar-properties.ts'
import { type DaySeries, daysOfSeries, seriesText } from '../../core/maintenances/day-series.ts'
import {
  type CalendarEvent,
  type CalendarFile,
  eventIdentity,
  type ReadCalendar,
} from '../../core/maintenances/import/calendar-event.ts'
import { type IgnoredRow, type RowFault, shown } from '../../core/maintenances/import/row.ts'
import { blocksOf, type IcalBlock } from './ical-blocks.ts'
import type { ParsedEvent } from './ical-event.ts'
import { assertDates, eventFault, UnreadableEvent } from './ical-faults.ts'
import { usedLines } from './ical-lines.ts'
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
  const { name, product, read: total, parsed, faults, ignored, unread } = parsedCalendar(text)
  const calendar = seriesOfCalendar(parsed, zone)
  const kept = new Set(calendar.events)
  ignored.push(...parsed.filter((one) => !kept.has(one)).map((one) => ignoredEvent(one, 'obsolete')))
  const events = calendar.events.flatMap((one) => {
    try {
      const event = eventOf(one, { today, zone }, calendar)
      if (typeof event !== 'string') return event
      ignored.push(ignoredEvent(one, event))
    } catch (error) {
      faults.push(eventFault(one.line, titleOf(one.component), error))
    }
    return []
  })
  const present = {
    identities: new Set(calendar.events.map((one) => eventIdentity(one.uid, calendar.keyOf(one)))),
    beginnings: unread.map((uid) => eventIdentity(uid, '')),
  }
  const source = `calendar ${name || product}`
  return {
    name,
    source,
    present,
    events,
    faults,
    ignored: ignored.sort((a, b) => a.line - b.line),
    read: total,
  }
}

const ignoredEvent = ({ line, component }: ParsedEvent, reason: IgnoredReason): IgnoredRow => ({
  line,
  title: shown(titleOf(component)),
  reason,
})

/** Whether a text has the first line of a calendar, or any event. */
export const isCalendar = (text: string): boolean => /^BEGIN:V(?:CALENDAR|EVENT|TODO)\s*$/im.test(text)

/**
 * Returns the events and tasks of a text, what could not be read, what counts for nothing (older versions, and tasks for no
 * day), and the UIDs of what is neither.
 * @throws VigieError import_unreadable
 */
export function parsedCalendar(text: string) {
  const { name, product, zones, blocks } = blocksOf(text)
  if (blocks.length === 0 && !isCalendar(text)) throw unreadableFile('no_events')
  for (const block of zones) register(block)
  const faults: RowFault[] = []
  const undated = blocks.filter(isUndated)
  const read = blocks.map((block) => (isUndated(block) ? [] : parsedOf(block, faults)))
  const unread = blocks.flatMap(({ text: block }, index) =>
    read[index]?.length === 0 ? valueIn(block, 'UID') : [],
  )
  const all = read.flat()
  const parsed = latest(all)
  const counting = new Set(parsed)
  const ignored: IgnoredRow[] = [
    ...undated.map((block) => ({
      line: block.line,
      title: shown(titleIn(block.text)),
      reason: 'undated' as const,
    })),
    ...all.filter((one) => !counting.has(one)).map((one) => ignoredEvent(one, 'older')),
  ]
  return { name, product, read: blocks.length, parsed, faults, ignored, unread }
}

/** Whether it is a task for no day: many lists of tasks have some, and nothing is wrong with them. */
const isUndated = ({ text }: IcalBlock): boolean =>
  /^BEGIN:VTODO/i.test(text) && !/^(?:DUE|DTSTART)[;:]/im.test(text)

/** Returns the value of a property of an event that was not parsed. */
const valueIn = (block: string, property: string): string[] =>
  new RegExp(`^${property}(?:;[^:\\r\\n]*)?:(.+?)\\s*$`, 'im').exec(block)?.slice(1, 2) ?? []

const titleIn = (block: string): string =>
  (valueIn(block, 'SUMMARY')[0] ?? valueIn(block, 'UID')[0] ?? '').replace(/\\([,;\\])/g, '$1')

const titleOf = (component: ICAL.Component): string =>
  textOf(component, 'summary') || textOf(component, 'uid')

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
    const component = componentOf(usedLines(text))
    const sequence = Number(component.getFirstPropertyValue('sequence') ?? 0)
    const replaces = timeOf(component, 'recurrence-id')
    const uid = textOf(component, 'uid')
    assertDates(component)
    const family = `${component.name} ${uid || `at ${line}`}`
    return [{ line, component, uid, family, sequence, start: startOf(component), replaces }]
  } catch (error) {
    faults.push(eventFault(line, titleIn(text), error, text))
    return []
  }
}

/**
 * Of several versions of one event, the one with the highest sequence counts, of equal ones the last; but a series rather than
 * one day of it, which some programs add under the same UID when it is done.
 */
function latest(parsed: readonly ParsedEvent[]): ParsedEvent[] {
  const best = new Map<string, ParsedEvent>()
  for (const one of parsed) {
    const key = one.uid === '' ? `line ${one.line}` : `${one.family}|${one.replaces?.day ?? ''}`
    const before = best.get(key)
    if (before === undefined || isLater(one, before)) best.set(key, one)
  }
  return [...best.values()]
}

function isLater(one: ParsedEvent, before: ParsedEvent): boolean {
  if (one.sequence !== before.sequence) return one.sequence > before.sequence
  const recurs = ({ component }: ParsedEvent) => component.hasProperty('rrule')
  return recurs(one) || !recurs(before)
}

/** Events have a start; tasks have a due date. */
function startOf(component: ICAL.Component): WallTime {
  const due = component.name === 'vtodo' ? timeOf(component, 'due') : null
  const start = due ?? timeOf(component, 'dtstart')
  if (start !== null) return start
  throw new UnreadableEvent('no_start')
}

function timeOf(component: ICAL.Component, name: string): WallTime | null {
  const property = component.getFirstProperty(name)
  const value = property?.getFirstValue()
  return property && value instanceof ICAL.Time ? wallTime(value, property) : null
}

const textOf = (component: ICAL.Component, name: string) =>
  String(component.getFirstPropertyValue(name) ?? '')

/** Returns the event, or of a series its next one; otherwise why there is none. */
function eventOf(
  parsed: ParsedEvent,
  { today, zone }: Owner,
  calendar: CalendarSeries,
): CalendarEvent | IgnoredReason {
  const { component, start, replaces } = parsed
  const day = ownerDay(start, zone)
  const key = calendar.keyOf(parsed)
  const isCancelled = statusOf(component) === 'cancelled'
  if (replaces !== null && calendar.hasSeries(parsed) && isCancelled) return 'cancelled'
  const series = calendar.seriesOf(parsed)
  if (series === null) {
    const isOver = replaces !== null && calendar.hasSeries(parsed) && day < today
    return isOver ? 'over' : read(parsed, day, zone, { key, series: null })
  }
  const next = firstFrom(series, today)
  return next === null ? 'ended' : read(parsed, next, zone, { key, series: seriesText(series) })
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
