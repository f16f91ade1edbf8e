import type { Migration } from './migration.ts'

/** A version knows the title that the record had: an import changes titles too. Older versions do not know it. */
export const versionTitles: Migration = {
  version: 16,
  name: 'version titles',
  up: (db) => {
    db.exec('ALTER TABLE occupation_versions ADD COLUMN title TEXT')
  },
}
