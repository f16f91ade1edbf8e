import type { Migration } from './migration.ts'

/** What each import changed, so that it can be undone; and what the owner said that values mean. */
export const imports: Migration = {
  version: 12,
  name: 'imports',
  up: (db) => {
    db.exec(`
      CREATE TABLE imports (
        id INTEGER PRIMARY KEY,
        subject TEXT NOT NULL,
        file_name TEXT NOT NULL,
        imported_at INTEGER NOT NULL,
        created INTEGER NOT NULL,
        updated INTEGER NOT NULL,
        undone_at INTEGER
      ) STRICT;
      CREATE TABLE import_changes (
        import_id INTEGER NOT NULL REFERENCES imports (id) ON DELETE CASCADE,
        subject TEXT NOT NULL,
        row_id INTEGER NOT NULL,
        before TEXT,
        PRIMARY KEY (import_id, subject, row_id)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE import_meanings (
        subject TEXT NOT NULL,
        field TEXT NOT NULL,
        value TEXT NOT NULL,
        meaning TEXT NOT NULL,
        used_at INTEGER NOT NULL,
        PRIMARY KEY (subject, field, value)
      ) STRICT, WITHOUT ROWID;
    `)
  },
}
