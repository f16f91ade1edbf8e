import type { Migration } from './migration.ts'

/** Calls of the analysis services. */
export const analysisCalls: Migration = {
  version: 6,
  name: 'analysis calls',
  up: (db) => {
    db.exec(`
      CREATE TABLE analysis_calls (
        id TEXT PRIMARY KEY,
        job_id TEXT NOT NULL,
        run_id TEXT NOT NULL,
        attempt INTEGER NOT NULL,
        at INTEGER NOT NULL,
        duration_ms INTEGER NOT NULL,
        status INTEGER,
        succeeded INTEGER NOT NULL,
        execution_triggered INTEGER,
        error_code TEXT,
        error_message TEXT,
        answer TEXT,
        answer_cut INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX analysis_calls_by_job ON analysis_calls (job_id, id);
      CREATE INDEX analysis_calls_figures ON analysis_calls (job_id, at, succeeded, attempt, status, duration_ms);
      CREATE INDEX analysis_calls_failed ON analysis_calls (job_id, id) WHERE succeeded = 0;
    `)
  },
}
