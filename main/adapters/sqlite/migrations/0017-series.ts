import type { Migration } from './migration.ts'

/** Rules of calendars that no number of days, weeks or months expresses, and the calendar a maintenance came from. */
export const series: Migration = {
  version: 17,
  name: 'series',
  up: (db) => {
    db.exec(`
      ALTER TABLE maintenances ADD COLUMN recurs_rule TEXT;
      ALTER TABLE maintenances ADD COLUMN import_source TEXT;
      CREATE INDEX maintenances_by_source ON maintenances (import_source) WHERE import_source IS NOT NULL;
    `)
  },
}
