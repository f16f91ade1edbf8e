import type { Migration } from './migration.ts'

/** The id that the marker of a collection's folder must have: which of several data folders owns the files there. */
export const tradeFolders: Migration = {
  version: 18,
  name: 'trade-folders',
  up: (db) => {
    db.exec(`
      CREATE TABLE trade_folders (
        collection TEXT NOT NULL,
        folder TEXT NOT NULL,
        id TEXT NOT NULL,
        PRIMARY KEY (collection, folder)
      ) STRICT, WITHOUT ROWID;
    `)
  },
}
