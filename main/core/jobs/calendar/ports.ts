/** Ports: how a job reads a calendar, and what it remembers of it. */
import type { CalendarProtocol, CalendarSettings } from '../../../../shared/kinds/calendar.ts'

/** Names the version of a calendar that was read, so that its server can say that nothing has changed (RFC 9110, 8.8). */
export interface CalendarVersion {
  readonly etag: string | null
  readonly modified: string | null
}

/** Port: the version that each job has taken over. */
export interface CalendarVersions {
  /** Returns null if the job has not read it yet, or with other settings. @param asked the settings as text; kept as a digest */
  find(jobId: string, asked: string): CalendarVersion | null
  save(jobId: string, asked: string, version: CalendarVersion): void
}

/** A calendar with its version; the text is null if it is still the version that is known. */
export interface FetchedCalendar {
  readonly status: number
  readonly text: string | null
  readonly version: CalendarVersion
}

/** Port: asks for a calendar. @throws VigieError source_* | calendar_* | http_status_unexpected */
export type CalendarReader = (
  settings: CalendarSettings,
  known: CalendarVersion | null,
  signal: AbortSignal,
) => Promise<FetchedCalendar>

/** How calendars are read, by their protocol. */
export type CalendarReaders = Readonly<Record<CalendarProtocol, CalendarReader>>
