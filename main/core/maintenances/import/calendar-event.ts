/** A calendar as it is read: its events, before they become maintenances. */
import type { MaintenanceStatus } from '../../../../shared/maintenance.ts'
import type { OwnValues } from '../calendar-properties.ts'
import type { IgnoredRow, RowFault } from './row.ts'

/** An event or a task; a recurring one is a series with its next day. */
export interface CalendarEvent {
  /** Line of the file where it begins. */
  readonly line: number
  readonly uid: string
  /** The occurrence of a series that it replaces; empty if it replaces none. */
  readonly key: string
  /** Number of its changes in the calendar. */
  readonly sequence: number
  /** Day number in the owner's zone; of a series, its next one. */
  readonly day: number
  /** Day number in the owner's zone; null if it is not completed, or does not say when. */
  readonly completedDay: number | null
  /** The whole series, as `seriesText` writes it; null if it does not recur. */
  readonly series: string | null
  readonly summary: string
  readonly location: string
  readonly description: string
  readonly status: MaintenanceStatus
  /** Non-standard properties written by Vigie. */
  readonly own: OwnValues
}

/** All that a calendar still has, also what is over or cannot be read, by identity (see `eventIdentity`). */
interface PresentEvents {
  readonly identities: ReadonlySet<string>
  /** How the identities begin of what cannot be read. */
  readonly beginnings: readonly string[]
}

/** What an iCalendar file contains. */
export interface CalendarFile {
  /** X-WR-CALNAME. */
  readonly name: string
  /** Names the calendar among those that were imported. */
  readonly source: string
  readonly present: PresentEvents
  readonly events: readonly CalendarEvent[]
  readonly faults: readonly RowFault[]
  /** Number of events and tasks in the file, valid or not. */
  readonly read: number
  /** Series that have ended, older versions, replaced occurrences that are past or cancelled, and tasks for no day. */
  readonly ignored: readonly IgnoredRow[]
}

/** Returns what names an event in every version of its calendar; `key` is the occurrence of a series that it replaces. */
export const eventIdentity = (uid: string, key: string): string =>
  key === '' ? `event ${uid}` : `event ${uid}|${key}`

/** Port: reads iCalendar text; days are those of the zone. @throws VigieError import_unreadable */
export type ReadCalendar = (text: string, today: number, zone: string) => CalendarFile
