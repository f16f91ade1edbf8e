/** Events of a calendar read as maintenances. */
import type { MaintenanceStatus } from '../../../../shared/maintenance.ts'
import { dayText, monthDay } from '../day.ts'
import { identityOf } from '../fold.ts'
import { type MaintenanceRow, type ReadRows, type RowFault, shown } from './row.ts'

/** One occurrence of an event or a task; a recurring one gives many. */
export interface CalendarEvent {
  /** Line of the file where it begins. */
  readonly line: number
  readonly uid: string
  /** Day number in the owner's zone. */
  readonly day: number
  readonly summary: string
  readonly location: string
  readonly description: string
  readonly status: 'planned' | 'in_progress' | 'completed' | 'cancelled'
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

const LONGEST = 200
const LONGEST_NOTES = 4000

/**
 * The asset is the given one, else what stands before a colon or a dash in the summary ("C-12: oil change"), else
 * the location, else the name of the calendar.
 */
export function calendarRows(calendar: Calendar, asset: string): ReadRows<MaintenanceRow> {
  const rows: MaintenanceRow[] = []
  const faults = [...calendar.faults]
  const faulty = new Set(calendar.faults.map(({ line }) => line))
  for (const event of calendar.events) {
    const row = rowOf(event, asset, calendar.name)
    if (row.values.title === '' || row.asset.name === '') {
      if (faulty.has(event.line)) continue
      const column = row.values.title === '' ? 'SUMMARY' : 'LOCATION'
      faults.push({ line: event.line, column, value: shown(event.summary), problem: 'missing' })
      faulty.add(event.line)
    } else rows.push(row)
  }
  return { rows, faults, read: Math.max(calendar.read, rows.length), faulty: faulty.size }
}

function rowOf(event: CalendarEvent, given: string, calendarName: string): MaintenanceRow {
  const [, prefix, rest] = /^(.{1,100}?)\s*(?::\s|\s[-–—]\s)(.+)$/s.exec(event.summary) ?? []
  const named = given === '' && prefix !== undefined && rest !== undefined
  const name = (given || (named ? prefix : event.location) || calendarName).trim().slice(0, LONGEST)
  const status: MaintenanceStatus = event.status
  const asset = { name, code: '', location: named || given !== '' ? event.location.slice(0, LONGEST) : '' }
  const values = {
    title: (named ? rest : event.summary).trim().slice(0, LONGEST),
    plannedDay: event.day,
    status,
    completedDay: status === 'completed' ? event.day : null,
    recurrence: null,
    monthDay: monthDay(event.day),
    cost: null,
    reference: '',
    notes: event.description.slice(0, LONGEST_NOTES),
  }
  const identity =
    event.uid === ''
      ? `plan ${identityOf(asset)}|${values.title}|${dayText(event.day)}`
      : `event ${event.uid}|${dayText(event.day)}`
  return { line: event.line, identity, asset, values }
}
