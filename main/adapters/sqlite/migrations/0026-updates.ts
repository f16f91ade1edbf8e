import type { Migration } from './migration.ts'

/** What is remembered of the publisher of updates: its lists of keys, and the newest description of each channel. */
export const updates: Migration = {
  version: 26,
  name: 'updates',
  up: (db) => {
    db.exec(`
      CREATE TABLE update_keys (
        number INTEGER PRIMARY KEY,
        envelope TEXT NOT NULL
      ) STRICT;

      CREATE TABLE update_channels (
        channel TEXT PRIMARY KEY,
        watched_since INTEGER,
        version TEXT,
        issued INTEGER
      ) STRICT, WITHOUT ROWID;
    `)
  },
}
