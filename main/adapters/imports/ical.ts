/**
 * Reads iCalendar (RFC 5545) with ical.js. Each event is parsed separately, so that an invalid one is
 * reported by its line and does not affect others. Recurrences are expanded within bounds.
 */

import ICAL from 'ical.js'
import { messageOf } from '../../../shared/errors.ts'
import { localDay } from '../../../shared/time/local-time.ts'
import { DAY_MS } from '../../../shared/time/units.ts'
import { unreadableFile } from '../../../shared/unusable-path.ts'
import { OWN_PROPERTIES, type OwnValues } from '../../core/maintenances/calendar-properties.ts'
import type { Calendar, CalendarEvent, ReadCalendar } from '../../core/maintenances/import/calendar-event.ts'
import { type RowFault, shown } from '../../core/maintenances/import/row.ts'
import { blocksOf, type IcalBlock } from './ical-blocks.ts'

/** Maximum steps through one rule, and occurrences taken from it. */
const STEPS = 20_000
const OCCURRENCES = 1_000

// An unregistered property is text (RFC 5545, 3.8.8.2); ical.js would leave its escapes.
for (const name of Object.values(OWN_PROPERTIES)) {
  ICAL.design.icalendar.property[name.toLowerCase()] = { defaultType: 'text' }
}

interface Parsed {
  readonly line: number
  readonly component: ICAL.Component
  readonly event: ICAL.Event
}

interface EventSpan {
  readonly from: number
  readonly to: number
  readonly zone: string
}

/** @throws VigieError import_unreadable if the text is not a calendar */
export const readCalendar: ReadCalendar = (text, from, to, zone): Calendar => {
  const { name, zones, blocks } = blocksOf(text)
  if (blocks.length === 0) throw unreadableFile('no_events')
  for (const block of zones) register(block)
  const faults: RowFault[] = []
  const parsed = blocks.flatMap((block) => parsedOf(block, faults))
  const moved = new Set(parsed.filter(isException).map(exceptionKey))
  const events = parsed.flatMap((one) => occurrencesOf(one, moved, { from, to, zone }, faults))
  return { name, events, faults, read: blocks.length }
}

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

function parsedOf({ text, line }: IcalBlock, faults: RowFault[]): Parsed[] {
  try {
    const component = componentOf(text)
    return [{ line, component, event: new ICAL.Event(component) }]
  } catch (error) {
    faults.push(unreadable(line, error))
    return []
  }
}

function unreadable(line: number, error: unknown): RowFault {
  const value = shown(messageOf(error))
  return { line, column: null, value, problem: 'unreadable_event' }
}

const isException = ({ component }: Parsed) => component.hasProperty('recurrence-id')

function exceptionKey({ event, component }: Parsed): string {
  const replaced = component.getFirstPropertyValue('recurrence-id')
  return `${event.uid} ${replaced instanceof ICAL.Time ? momentOf(replaced) : String(replaced)}`
}

/** Returns the same key for the same moment in any zone; a date is its own key. */
const momentOf = (time: ICAL.Time) => (time.isDate ? time.toString() : String(time.toUnixTime()))
const dateOf = ({ year, month, day }: ICAL.Time) => ICAL.Time.fromData({ year, month, day, isDate: true })

function isReplaced(occurrence: ICAL.Time, uid: string, moved: ReadonlySet<string>): boolean {
  return [occurrence, dateOf(occurrence)].some((time) => moved.has(`${uid} ${momentOf(time)}`))
}

function occurrencesOf(
  parsed: Parsed,
  moved: ReadonlySet<string>,
  window: EventSpan,
  faults: RowFault[],
): CalendarEvent[] {
  try {
    const start = startOf(parsed.component)
    const recurs = ['rrule', 'rdate'].some((name) => parsed.component.hasProperty(name))
    if (isException(parsed) || !recurs)
      return [eventOf(parsed, dayOf(start, window.zone), isException(parsed))]
    return expanded(parsed, start, moved, window, faults)
  } catch (error) {
    faults.push(unreadable(parsed.line, error))
    return []
  }
}

/** Events have a start; tasks have a due date. */
function startOf(component: ICAL.Component): ICAL.Time {
  const due = component.name === 'vtodo' ? component.getFirstPropertyValue('due') : null
  const start = due ?? component.getFirstPropertyValue('dtstart')
  if (start instanceof ICAL.Time) return start
  throw new Error(component.name === 'vtodo' ? 'DUE or DTSTART is missing' : 'DTSTART is missing')
}

/** A date, or a time without a zone, is on the day it names; any other time, on its day in the owner's zone. */
function dayOf(time: ICAL.Time, zone: string): number {
  const floats = time.isDate || time.zone === ICAL.Timezone.localTimezone
  if (!floats) return localDay(time.toUnixTime() * 1000, zone)
  return Date.UTC(time.year, time.month - 1, time.day) / DAY_MS
}

function expanded(
  parsed: Parsed,
  start: ICAL.Time,
  moved: ReadonlySet<string>,
  { from, to, zone }: EventSpan,
  faults: RowFault[],
): CalendarEvent[] {
  const fits = ruleFilter(parsed.component, start)
  const days = new Set<number>()
  let steps = 0
  for (const next of occurrences(parsed.component, start)) {
    const day = dayOf(next, zone)
    if (day > to) break
    steps += 1
    if (day >= from && fits(next) && !isReplaced(next, parsed.event.uid, moved)) days.add(day)
    if (steps <= STEPS && days.size <= OCCURRENCES) continue
    const value = shown(parsed.event.summary ?? '')
    faults.push({ line: parsed.line, column: 'RRULE', value, problem: 'too_many_occurrences' })
    break
  }
  return [...days].slice(0, OCCURRENCES).map((day) => eventOf(parsed, day, true))
}

/** The start is the first occurrence (RFC 5545, 3.8.5.2); ical.js omits it if there are only additional dates. */
function* occurrences(component: ICAL.Component, start: ICAL.Time): Generator<ICAL.Time> {
  const expansion = new ICAL.RecurExpansion({ component, dtstart: start })
  if (!component.hasProperty('rrule') && !isExcluded(component, start)) yield start
  for (;;) {
    const next = (expansion.next() as ICAL.Time | undefined) ?? null
    if (next === null) return
    yield next
  }
}

const isExcluded = (component: ICAL.Component, start: ICAL.Time) =>
  timesOf(component, 'exdate').some((time) => time.compare(start) === 0)

const timesOf = (component: ICAL.Component, name: 'exdate' | 'rdate') =>
  component
    .getAllProperties(name)
    .flatMap((property) => property.getValues())
    .filter((value) => value instanceof ICAL.Time)

/**
 * RFC 5545 skips months without the day; ical.js 2.2 moves 30 February to March. So this drops occurrences
 * that are not on a day of the month given by BYMONTHDAY, or otherwise by the start.
 */
function ruleFilter(component: ICAL.Component, start: ICAL.Time): (time: ICAL.Time) => boolean {
  const rule = component.getFirstPropertyValue('rrule')
  const wanted = rule instanceof ICAL.Recur ? monthDaysOf(rule, start) : []
  if (wanted.length === 0) return () => true
  const further = new Set(timesOf(component, 'rdate').map(momentOf))
  return (time) => {
    if (further.has(momentOf(time))) return true
    const length = ICAL.Time.daysInMonth(time.month, time.year)
    return wanted.some((day) => (day > 0 ? day : length + 1 + day) === time.day)
  }
}

function monthDaysOf({ freq, parts }: ICAL.Recur, start: ICAL.Time): readonly number[] {
  if (parts.BYMONTHDAY !== undefined) return parts.BYMONTHDAY.map(Number)
  const byStart =
    (freq === 'MONTHLY' || freq === 'YEARLY') && !parts.BYDAY && !parts.BYYEARDAY && !parts.BYWEEKNO
  return byStart ? [start.day] : []
}

const STATUSES: Readonly<Record<string, CalendarEvent['status']>> = {
  CANCELLED: 'cancelled',
  COMPLETED: 'completed',
  'IN-PROCESS': 'in_progress',
}

function eventOf({ line, event, component }: Parsed, day: number, recurs: boolean): CalendarEvent {
  const status = String(component.getFirstPropertyValue('status') ?? '').toUpperCase()
  return {
    line,
    uid: event.uid ?? '',
    recurs,
    day,
    summary: event.summary ?? '',
    location: event.location ?? '',
    description: event.description ?? '',
    status: STATUSES[status] ?? 'planned',
    own: ownValuesOf(component),
  }
}

function ownValuesOf(component: ICAL.Component): OwnValues {
  const found = Object.entries(OWN_PROPERTIES).map(
    ([property, name]) => [property, component.getFirstPropertyValue(name.toLowerCase())] as const,
  )
  return Object.fromEntries(found.filter(([, value]) => typeof value === 'string'))
}
