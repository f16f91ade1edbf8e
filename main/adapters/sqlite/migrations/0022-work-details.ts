import type { Migration } from './migration.ts'

/**
 * Who does a maintenance, how long it took, its documents, and how early it is near: `near_day` is the first day on which it
 * may be; half of a recurrence before its day, unless it has a lead of its own.
 */
export const workDetails: Migration = {
  version: 22,
  name: 'work-details',
  up: (db) => {
    db.exec(`
      ALTER TABLE maintenances ADD COLUMN duration_minutes INTEGER;
      ALTER TABLE maintenances ADD COLUMN assignee TEXT NOT NULL DEFAULT '';
      ALTER TABLE maintenances ADD COLUMN lead_days INTEGER;
      ALTER TABLE maintenances ADD COLUMN near_day INTEGER;
      ALTER TABLE maintenances ADD COLUMN links TEXT NOT NULL DEFAULT '[]';
      UPDATE maintenances
      SET near_day = planned_day - recurs_every * CASE recurs_unit WHEN 'day' THEN 1 WHEN 'week' THEN 7 ELSE 30 END / 2
      WHERE recurs_every IS NOT NULL;
      CREATE INDEX maintenances_near ON maintenances (near_day) WHERE lead_days IS NOT NULL;
      CREATE INDEX maintenances_completed ON maintenances (completed_day) WHERE status = 'completed';
    `)
  },
}
