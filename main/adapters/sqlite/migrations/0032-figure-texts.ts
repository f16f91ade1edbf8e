import type { Migration } from './migration.ts'

/** The long texts that figures stand for, so that an alert can show what has changed in one. */
export const figureTexts: Migration = {
  version: 32,
  name: 'figure-texts',
  up: (db) => {
    db.exec(`
      CREATE TABLE figure_texts (
        job_id TEXT NOT NULL,
        value TEXT NOT NULL,
        at INTEGER NOT NULL,
        text TEXT NOT NULL,
        UNIQUE (job_id, value)
      ) STRICT;
      CREATE INDEX figure_texts_of_job ON figure_texts (job_id, at);
      CREATE INDEX figure_texts_by_age ON figure_texts (at);
    `)
  },
}
