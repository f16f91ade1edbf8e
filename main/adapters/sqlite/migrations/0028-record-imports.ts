import type { Migration } from './migration.ts'

/** What each import of records changed, so that it can be taken back. */
export const recordImports: Migration = {
  version: 28,
  name: 'record-imports',
  up: (db) => {
    db.exec(`
      CREATE TABLE occupation_imports (
        id INTEGER PRIMARY KEY,
        at INTEGER NOT NULL,
        undone_at INTEGER
      ) STRICT;
      CREATE TABLE occupation_import_records (
        import_id INTEGER NOT NULL REFERENCES occupation_imports (id) ON DELETE CASCADE,
        code TEXT NOT NULL,
        before TEXT,
        after TEXT NOT NULL,
        PRIMARY KEY (import_id, code)
      ) STRICT, WITHOUT ROWID;
    `)
  },
}
