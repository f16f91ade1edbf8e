import type { Migration } from './migration.ts'

/**
 * Meters: what those of assets read, and maintenances that are due at a reading. `planned_day` is then the first of two: the day
 * that was planned (`calendar_day`), and the day on which the meter reaches `meter_at`.
 */
export const meters: Migration = {
  version: 25,
  name: 'meters',
  up: (db) => {
    db.exec(`
      CREATE TABLE meter_readings (
        id INTEGER PRIMARY KEY,
        asset_id INTEGER NOT NULL REFERENCES assets (id) ON DELETE CASCADE,
        unit TEXT NOT NULL,
        day INTEGER NOT NULL,
        value REAL NOT NULL,
        UNIQUE (asset_id, unit, day)
      ) STRICT;
      ALTER TABLE maintenances ADD COLUMN meter_unit TEXT;
      ALTER TABLE maintenances ADD COLUMN meter_at REAL;
      ALTER TABLE maintenances ADD COLUMN meter_every REAL;
      ALTER TABLE maintenances ADD COLUMN calendar_day INTEGER;
    `)
  },
}
