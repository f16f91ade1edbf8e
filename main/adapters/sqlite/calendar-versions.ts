/** The version of each subscribed calendar that was taken over, in SQLite. */
import { createHash } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import type { CalendarVersion, CalendarVersions } from '../../core/jobs/calendar/ports.ts'

/** The settings contain the secrets of a calendar, and are only compared. */
const digest = (asked: string): string => createHash('sha256').update(asked).digest('base64url')

/** The store, on an open, migrated database. */
export function createCalendarVersions(db: Database): CalendarVersions {
  const find = db.prepare<[string, string], CalendarVersion>(
    'SELECT etag, modified FROM calendar_versions WHERE job_id = ? AND asked = ?',
  )
  const save = db.prepare('INSERT OR REPLACE INTO calendar_versions VALUES (?, ?, ?, ?)')
  return {
    find: (jobId, asked) => find.get(jobId, digest(asked)) ?? null,
    save: (jobId, asked, { etag, modified }) => void save.run(jobId, digest(asked), etag, modified),
  }
}
