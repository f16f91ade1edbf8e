import type { Migration } from './migration.ts'

/** State of jobs and history of runs. Instants are milliseconds since 1970 UTC. */
export const jobsAndRuns: Migration = {
  version: 1,
  name: 'jobs and runs',
  up: (db) => {
    db.exec(`
      CREATE TABLE job_state (
        job_id TEXT PRIMARY KEY,
        schedule_key TEXT NOT NULL,
        anchor_at INTEGER NOT NULL,
        last_planned INTEGER,
        next_due INTEGER,
        paused_since INTEGER,
        paused_until INTEGER,
        failures INTEGER NOT NULL DEFAULT 0,
        halted_at INTEGER,
        open_skip TEXT
      ) STRICT;

      CREATE TABLE runs (
        id TEXT PRIMARY KEY,
        job_id TEXT NOT NULL,
        kind TEXT NOT NULL,
        cause TEXT NOT NULL,
        occurrence TEXT NOT NULL,
        scheduled_for INTEGER NOT NULL,
        started_at INTEGER,
        ended_at INTEGER,
        duration_ms INTEGER,
        attempts INTEGER NOT NULL DEFAULT 0,
        outcome TEXT,
        skip_reason TEXT,
        skipped_count INTEGER NOT NULL DEFAULT 1,
        next_attempt_at INTEGER,
        progress TEXT,
        faults TEXT NOT NULL DEFAULT '[]',
        summary TEXT NOT NULL DEFAULT '{}',
        UNIQUE (job_id, occurrence)
      ) STRICT;
      CREATE INDEX runs_by_job ON runs (job_id, scheduled_for DESC, id DESC);
      CREATE INDEX runs_by_time ON runs (scheduled_for DESC, id DESC);
      CREATE INDEX runs_by_outcome ON runs (outcome, scheduled_for DESC, id DESC);
      CREATE INDEX runs_in_flight ON runs (job_id) WHERE outcome IS NULL;

      CREATE TABLE host_waits (host TEXT PRIMARY KEY, until INTEGER NOT NULL) STRICT;
    `)
  },
}
