import type { Migration } from './migration.ts'

/**
 * What is known of the time: the last instant that was noted, with a counter that no clock changes, and the periods in
 * which the clock was wrong. A wait also says when it began, so that its length is known under any clock.
 */
export const clock: Migration = {
  version: 10,
  name: 'clock',
  up: (db) => {
    db.exec(`
      CREATE TABLE clock_state (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        seen_at INTEGER NOT NULL,
        beats INTEGER NOT NULL
      ) STRICT;

      CREATE TABLE clock_periods (
        id INTEGER PRIMARY KEY,
        began_at INTEGER NOT NULL,
        ended_at INTEGER NOT NULL,
        ahead_ms INTEGER NOT NULL,
        kind TEXT NOT NULL,
        voided TEXT NOT NULL
      ) STRICT;
      CREATE INDEX clock_periods_by_end ON clock_periods (ended_at);

      ALTER TABLE host_waits ADD COLUMN asked_at INTEGER;
    `)
  },
}
