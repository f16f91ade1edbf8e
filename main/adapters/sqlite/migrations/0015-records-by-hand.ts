import type { Migration } from './migration.ts'

/**
 * Records edited by hand: their locked fields, proposals of a text, both names, variants for readers, and what a source
 * system said that has no place of its own. The search index holds ligatures as the letters that people type.
 */
export const recordsByHand: Migration = {
  version: 15,
  name: 'records by hand',
  up: (db) => {
    db.exec(`
      ALTER TABLE occupations ADD COLUMN locked TEXT NOT NULL DEFAULT '[]';
      ALTER TABLE occupations ADD COLUMN masculine TEXT;
      ALTER TABLE occupations ADD COLUMN feminine TEXT;
      ALTER TABLE occupations ADD COLUMN origin TEXT;

      CREATE TABLE occupation_proposals (
        code TEXT PRIMARY KEY REFERENCES occupations (code),
        at INTEGER NOT NULL,
        agent TEXT NOT NULL,
        model TEXT NOT NULL,
        prompt TEXT NOT NULL,
        cost INTEGER NOT NULL,
        content TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE occupation_variants (
        code TEXT NOT NULL REFERENCES occupations (code) ON DELETE CASCADE,
        language TEXT NOT NULL,
        age TEXT NOT NULL,
        format TEXT NOT NULL,
        gender TEXT NOT NULL,
        name TEXT NOT NULL,
        content TEXT NOT NULL,
        PRIMARY KEY (code, language, age, format, gender)
      ) STRICT, WITHOUT ROWID;

      UPDATE occupations_search SET title = ${folded('title')}, titles = ${folded('titles')}, text = ${folded('text')};
    `)
  },
}

/** As `foldLigatures` does for what is written later. */
function folded(column: string): string {
  return [
    ['œ', 'oe'],
    ['Œ', 'OE'],
    ['æ', 'ae'],
    ['Æ', 'AE'],
  ].reduce((sql, [from, to]) => `replace(${sql}, '${from}', '${to}')`, column)
}
