/** Reads the fields of one calendar event: from the standard properties, and from those written by Vigie. */
import type { ImportProblem } from '../../../../shared/import-row.ts'
import type {
  MaintenanceMeter,
  MaintenanceRecurrence,
  MaintenanceStatus,
} from '../../../../shared/maintenance.ts'
import { addMonths, monthDay } from '../../../../shared/time/calendar-day.ts'
import { readDay } from '../../tables/days.ts'
import { OWN_PROPERTIES, type OwnProperty, summaryOf } from '../calendar-properties.ts'
import type { WorkDetails } from '../ports.ts'
import type { CalendarEvent } from './calendar-event.ts'
import type { ImportedMaintenanceRow, NamedAsset } from './row.ts'
import { type CellReading, MOST_COST, readAmount } from './values.ts'
import { readRecurrence } from './words/recurrences.ts'
import { knownStatus } from './words/statuses.ts'
import { readDuration, readLeadDays, readLinks, readMeter } from './work-details.ts'

const LONGEST = 200

/** A text of one line, in composed letters: a calendar may break each, and write accents apart. */
const line = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\s*[\t\n\v\f\r\u2028\u2029]\s*/g, ' ')
    .trim()
    .slice(0, LONGEST)

/** Called with each property that cannot be read. */
export type Blame = (column: string, value: string, problem: ImportProblem) => void

interface Names {
  readonly asset: NamedAsset
  readonly title: string
}

/** The assets that the owner names; empty if none. */
export interface GivenAsset {
  /** Of all events, whatever they name. */
  readonly all: string
  /** Of the events that name none. */
  readonly rest: string
}

/** Returns the asset and the title of an event; the name is empty if nothing names an asset. */
export function namesOf(
  event: CalendarEvent,
  { all: given, rest: last }: GivenAsset,
  calendarName: string,
): Names {
  const { summary, location, own } = event
  const writtenBefore = own.asset ?? ''
  const prefixed = writtenBefore !== '' && summary.startsWith(summaryOf(writtenBefore, ''))
  const ownTitle = prefixed ? summary.slice(summaryOf(writtenBefore, '').length) : summary
  if (given !== '') return names(given, ownTitle, { location })
  if (writtenBefore !== '') return names(writtenBefore, ownTitle, { location, code: own.assetCode ?? '' })
  const [, before, rest] = /^(.{1,100}?)\s*(?::\s|\s[-–—]\s)(.+)$/s.exec(summary) ?? []
  if (before !== undefined && rest !== undefined) return names(before, rest, { location })
  return names(location || calendarName || last, summary, {})
}

function names(name: string, title: string, { code = '', location = '' }: Partial<NamedAsset>): Names {
  return {
    asset: { name: line(name), code: line(code), location: line(location) },
    title: line(title),
  }
}

/** Days that Vigie wrote: ISO, without a time. */
const WRITTEN = { order: 'dmy', today: null, zone: null } as const

function readStatus(text: string): CellReading<MaintenanceStatus> {
  const status = knownStatus(text)
  return status === null ? { problem: 'unknown_status' } : { value: status }
}

const readWhole = (text: string, most: number): CellReading<number> =>
  /^\d{1,5}$/.test(text) && Number(text) <= most ? { value: Number(text) } : { problem: 'not_a_number' }

function seriesIn({ series }: CalendarEvent): MaintenanceRecurrence | null {
  const reading = series === null ? null : readRecurrence(series)
  return reading !== null && 'value' in reading ? reading.value : null
}

type OwnFields = Pick<
  ImportedMaintenanceRow['values'],
  'status' | 'completedDay' | 'recurrence' | 'monthDay' | 'cost' | 'reference'
>

type ReadOwn = <T>(property: OwnProperty, fallback: T, reader: (text: string) => CellReading<T>) => T

const ownReader =
  (own: CalendarEvent['own'], blame: Blame): ReadOwn =>
  (property, fallback, reader) => {
    const text = own[property]
    if (text === undefined || text === '') return fallback
    const reading = reader(text)
    if ('value' in reading) return reading.value
    blame(OWN_PROPERTIES[property], text, reading.problem)
    return fallback
  }

/** Returns the details that Vigie wrote to an event; what it left out keeps what is stored. */
export function ownDetails({ own }: CalendarEvent, blame: Blame): Partial<WorkDetails> {
  const read = ownReader(own, blame)
  const durationMinutes = read<number | null>('duration', null, readDuration)
  const leadDays = read<number | null>('leadDays', null, readLeadDays)
  const meter = read<MaintenanceMeter | null>('meter', null, readMeter)
  const links = read<readonly string[] | null>('links', null, readLinks)
  return {
    ...(own.assignee && { assignee: line(own.assignee) }),
    ...(durationMinutes !== null && { durationMinutes }),
    ...(leadDays !== null && { leadDays }),
    ...(meter !== null && { meter }),
    ...(links !== null && { links }),
  }
}

/**
 * Standard properties win: an event cancelled elsewhere is cancelled here, and an event moved to a day
 * outside its series begins a new series.
 */
export function ownValues(event: CalendarEvent, blame: Blame): OwnFields {
  const { status: shownStatus, day, own, completedDay: shownCompleted } = event
  const read = ownReader(own, blame)
  const kept = read('status', shownStatus, readStatus)
  const status = shownStatus === 'planned' ? kept : shownStatus
  const completedDay = read('completedOn', shownCompleted ?? day, (text) => readDay(text, WRITTEN))
  const aim = read('monthDay', monthDay(day), (text) => readWhole(text, 31))
  return {
    status,
    completedDay: status === 'completed' ? completedDay : null,
    recurrence: read<MaintenanceRecurrence | null>('recurrence', seriesIn(event), readRecurrence),
    monthDay: addMonths(day, 0, aim) === day ? aim : monthDay(day),
    cost: read<number | null>('cost', null, (text) => readAmount(text, MOST_COST, '.')),
    reference: line(own.reference ?? ''),
  }
}
