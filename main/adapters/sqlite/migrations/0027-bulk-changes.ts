import type { Migration } from './migration.ts'

/** Changes of several maintenances at once are recorded as imports are, so that they can be undone. */
export const bulkChanges: Migration = {
  version: 27,
  name: 'bulk-changes',
  up: (db) => {
    db.exec('ALTER TABLE imports ADD COLUMN action TEXT;')
  },
}
