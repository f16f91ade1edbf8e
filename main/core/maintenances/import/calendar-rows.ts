/** Events of a calendar read as maintenances. */
import type { MaintenanceStatus } from '../../../../shared/maintenance.ts'
import { type OwnValues, originOf } from '../calendar-properties.ts'
import { dayText } from '../day.ts'
import { identityOf } from '../fold.ts'
import { type Blame, namesOf, ownValues } from './event-fields.ts'
import { type ImportedMaintenanceRow, type NamedAsset, type ReadRows, type RowFault, shown } from './row.ts'

/** One occurrence of an event or a task; a recurring one gives many. */
export interface CalendarEvent {
  /** Line of the file where it begins. */
  readonly line: number
  readonly uid: string
  /** Whether its rule gave it: then others have the same identifier. */
  readonly recurs: boolean
  /** Day number in the owner's zone. */
  readonly day: number
  readonly summary: string
  readonly location: string
  readonly description: string
  readonly status: MaintenanceStatus
  /** What Vigie wrote into it beside what every calendar knows. */
  readonly own: OwnValues
}

export interface Calendar {
  /** X-WR-CALNAME. */
  readonly name: string
  readonly events: readonly CalendarEvent[]
  readonly faults: readonly RowFault[]
  /** Events and tasks in the file, whatever became of them. */
  readonly read: number
}

/** Port: reads iCalendar text, expanding what recurs between two days. @throws VigieError import_unreadable */
export type ReadCalendar = (text: string, fromDay: number, toDay: number, zone: string) => Calendar

const LONGEST_NOTES = 4000

/**
 * The asset is the given one, else the one that Vigie wrote, else what stands before a colon or a dash in the summary
 * ("C-12: oil change"), else the location, else the name of the calendar.
 */
export function calendarRows(calendar: Calendar, asset: string): ReadRows<ImportedMaintenanceRow> {
  const rows: ImportedMaintenanceRow[] = []
  const faults = [...calendar.faults]
  const faulty = new Set(calendar.faults.map(({ line }) => line))
  for (const event of calendar.events) {
    const { row, problems } = rowOf(event, asset, calendar.name)
    if (problems.length === 0) rows.push(row)
    else if (!faulty.has(event.line)) {
      faults.push(...problems)
      faulty.add(event.line)
    }
  }
  return { rows, faults, read: Math.max(calendar.read, rows.length), faulty: faulty.size }
}

function rowOf(event: CalendarEvent, given: string, calendarName: string) {
  const problems: RowFault[] = []
  const blame: Blame = (column, value, problem) =>
    problems.push({ line: event.line, column, value: shown(value), problem })
  const { asset, title } = namesOf(event, given, calendarName)
  if (title === '') blame('SUMMARY', event.summary, 'missing')
  else if (asset.name === '') blame('LOCATION', event.summary, 'missing')
  const values: ImportedMaintenanceRow['values'] = {
    title,
    plannedDay: event.day,
    ...ownValues(event, blame),
    notes: event.description.slice(0, LONGEST_NOTES),
  }
  const { line, uid, recurs } = event
  const origin = recurs ? null : originOf(uid)
  const identity = origin === null ? identityIn(event, asset, title) : `event ${uid}`
  const row: ImportedMaintenanceRow = { line, identity, origin, asset, values }
  return { row, problems }
}

/** A day later is another occurrence: only what Vigie wrote can be told to have moved. */
function identityIn({ uid, day }: CalendarEvent, asset: NamedAsset, title: string): string {
  return uid === '' ? `plan ${identityOf(asset)}|${title}|${dayText(day)}` : `event ${uid}|${dayText(day)}`
}
