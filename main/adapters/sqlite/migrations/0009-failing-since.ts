import type { Migration } from './migration.ts'

/** Since when a job fails. Of a job that fails already the count is known, the time is not. */
export const failingSince: Migration = {
  version: 9,
  name: 'failing since',
  up: (db) => {
    db.exec('ALTER TABLE job_state ADD COLUMN failing_since INTEGER')
  },
}
