import type { Migration } from './migration.ts'

/** A month that a person stopped is not gone on with at a start; what this month already rewrote is found quickly. */
export const stoppedMonths: Migration = {
  version: 29,
  name: 'stopped-months',
  up: (db) => {
    db.exec(`
      ALTER TABLE occupation_cycles ADD COLUMN cancelled_at INTEGER;
      CREATE INDEX occupation_versions_by_claude ON occupation_versions (at) WHERE author = 'claude';
    `)
  },
}
