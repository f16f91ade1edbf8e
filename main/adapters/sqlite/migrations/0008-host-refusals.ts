import type { Migration } from './migration.ts'

/** Number of consecutive refusals of a host without a duration: each pause is longer than the one before. */
export const hostRefusals: Migration = {
  version: 8,
  name: 'host refusals',
  up: (db) => {
    db.exec(`
      CREATE TABLE host_refusals (host TEXT PRIMARY KEY, refusals INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    `)
  },
}
