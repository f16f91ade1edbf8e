import type { Migration } from './migration.ts'

/** Figures that jobs keep at each run, their sums by day, and what runs received. */
export const figures: Migration = {
  version: 21,
  name: 'figures',
  up: (db) => {
    db.exec(`
      CREATE TABLE figures (
        id INTEGER PRIMARY KEY,
        job_id TEXT NOT NULL,
        name TEXT NOT NULL,
        run_id TEXT NOT NULL,
        at INTEGER NOT NULL,
        number REAL,
        text TEXT,
        UNIQUE (job_id, name, run_id)
      ) STRICT;
      CREATE INDEX figures_in_time ON figures (job_id, name, at);
      CREATE INDEX figures_of_job ON figures (job_id, at);
      CREATE INDEX figures_by_age ON figures (at);

      CREATE TABLE figure_days (
        job_id TEXT NOT NULL,
        name TEXT NOT NULL,
        day INTEGER NOT NULL,
        readings INTEGER NOT NULL,
        total REAL NOT NULL,
        low REAL NOT NULL,
        high REAL NOT NULL,
        PRIMARY KEY (job_id, name, day)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE run_outputs (
        run_id TEXT NOT NULL PRIMARY KEY,
        job_id TEXT NOT NULL,
        at INTEGER NOT NULL,
        text TEXT NOT NULL,
        cut INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX run_outputs_of_job ON run_outputs (job_id, at);
      CREATE INDEX run_outputs_by_age ON run_outputs (at);
    `)
  },
}
