import type { Migration } from './migration.ts'

/**
 * What is needed to forget: sums of analysis calls by UTC day, which outlive the calls, and indexes for the rules of
 * retention. A sum has one row for each bucket of durations; the bounds of a bucket differ by 5 %.
 */
export const forgetting: Migration = {
  version: 14,
  name: 'forgetting',
  up: (db) => {
    db.exec(`
      CREATE TABLE analysis_call_days (
        job_id TEXT NOT NULL,
        day INTEGER NOT NULL,
        bucket INTEGER NOT NULL,
        calls INTEGER NOT NULL,
        succeeded INTEGER NOT NULL,
        retries INTEGER NOT NULL,
        PRIMARY KEY (job_id, day, bucket)
      ) STRICT, WITHOUT ROWID;
      INSERT INTO analysis_call_days
        SELECT job_id, at / 86400000 AS day,
          iif(status IS NULL, -1, CAST(round(ln(max(duration_ms, 1)) / ln(1.05)) AS INTEGER)) AS bucket,
          count(*), sum(succeeded), sum(attempt > 1)
        FROM analysis_calls GROUP BY 1, 2, 3;
      CREATE INDEX analysis_calls_by_time ON analysis_calls (at);
      CREATE INDEX analysis_calls_answers ON analysis_calls (job_id, id) WHERE answer IS NOT NULL;
      CREATE INDEX occupation_audit_texts ON occupation_audit (at) WHERE before IS NOT NULL OR after IS NOT NULL;
      CREATE INDEX occupation_audit_by_time ON occupation_audit (at);
    `)
  },
}
