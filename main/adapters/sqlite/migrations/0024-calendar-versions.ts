import type { Migration } from './migration.ts'

/** The version of each subscribed calendar that was taken over, for the settings (`asked`, a digest) it was read with. */
export const calendarVersions: Migration = {
  version: 24,
  name: 'calendar-versions',
  up: (db) => {
    db.exec(`
      CREATE TABLE calendar_versions (
        job_id TEXT NOT NULL PRIMARY KEY,
        asked TEXT NOT NULL,
        etag TEXT,
        modified TEXT
      ) STRICT, WITHOUT ROWID;
    `)
  },
}
