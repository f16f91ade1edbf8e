/** A calendar as it is read: its events, before they become maintenances. */
import type { MaintenanceStatus } from '../../../../shared/maintenance.ts'
import type { OwnValues } from '../calendar-properties.ts'
import type { RowFault } from './row.ts'

/** One occurrence of an event or a task; a recurring one has many. */
export interface CalendarEvent {
  /** Line of the file where it begins. */
  readonly line: number
  readonly uid: string
  /** Whether a recurrence rule produced it: then others have the same UID. */
  readonly recurs: boolean
  /** Day number in the owner's zone. */
  readonly day: number
  readonly summary: string
  readonly location: string
  readonly description: string
  readonly status: MaintenanceStatus
  /** Non-standard properties written by Vigie. */
  readonly own: OwnValues
}

/** What an iCalendar file contains. */
export interface Calendar {
  /** X-WR-CALNAME. */
  readonly name: string
  readonly events: readonly CalendarEvent[]
  readonly faults: readonly RowFault[]
  /** Number of events and tasks in the file, valid or not. */
  readonly read: number
}

/** Port: reads iCalendar text and expands recurrences between two days. @throws VigieError import_unreadable */
export type ReadCalendar = (text: string, fromDay: number, toDay: number, zone: string) => Calendar
