import type { Migration } from './migration.ts'

/** What requests with an Idempotency-Key were answered first. Status and body are null while such a request runs. */
export const firstAnswers: Migration = {
  version: 19,
  name: 'first-answers',
  up: (db) => {
    db.exec(`
      CREATE TABLE first_answers (
        caller TEXT NOT NULL,
        key TEXT NOT NULL,
        request TEXT NOT NULL,
        at INTEGER NOT NULL,
        status INTEGER,
        type TEXT,
        body TEXT,
        PRIMARY KEY (caller, key)
      ) STRICT;
      CREATE INDEX first_answers_at ON first_answers (at);
      CREATE INDEX first_answers_caller_at ON first_answers (caller, at);
    `)
  },
}
