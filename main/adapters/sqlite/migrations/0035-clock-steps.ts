import type { Migration } from './migration.ts'

/** When a start first saw an earlier time than the last noted: by how much the clock was ahead does not depend on later ones. */
export const clockSteps: Migration = {
  version: 35,
  name: 'clock-steps',
  up: (db) => db.exec('ALTER TABLE clock_state ADD COLUMN stepped_at INTEGER'),
}
