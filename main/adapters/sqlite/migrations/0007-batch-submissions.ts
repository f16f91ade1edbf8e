import type { Migration } from './migration.ts'

/** Batches about to be submitted, so that one with a lost answer can be found. */
export const batchSubmissions: Migration = {
  version: 7,
  name: 'batch submissions',
  up: (db) => {
    db.exec(`
      CREATE TABLE occupation_submissions (
        mark TEXT PRIMARY KEY,
        cycle_id INTEGER NOT NULL REFERENCES occupation_cycles (id),
        requests INTEGER NOT NULL,
        at INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
    `)
  },
}
