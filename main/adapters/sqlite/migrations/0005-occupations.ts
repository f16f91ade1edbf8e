import type { Migration } from './migration.ts'

/** Occupation records with their versions, audit, spending and monthly cycles. Cost in millionths of a dollar. */
export const occupations: Migration = {
  version: 5,
  name: 'occupations',
  up: (db) => {
    db.exec(`
      CREATE TABLE occupations (
        code TEXT PRIMARY KEY,
        title TEXT NOT NULL,
        ogr TEXT,
        domain TEXT NOT NULL,
        status TEXT NOT NULL,
        version INTEGER NOT NULL DEFAULT 0,
        content TEXT,
        simulated INTEGER NOT NULL DEFAULT 0,
        updated_at INTEGER,
        last_error TEXT
      ) STRICT;
      CREATE INDEX occupations_published ON occupations (code) WHERE status = 'published';

      CREATE TABLE occupation_titles (
        code TEXT NOT NULL REFERENCES occupations (code) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        ogr TEXT,
        label TEXT NOT NULL,
        PRIMARY KEY (code, position)
      ) STRICT, WITHOUT ROWID;

      CREATE VIRTUAL TABLE occupations_search USING fts5 (
        code UNINDEXED, title, titles, text, tokenize = 'unicode61 remove_diacritics 2'
      );

      CREATE TABLE occupation_versions (
        code TEXT NOT NULL REFERENCES occupations (code),
        version INTEGER NOT NULL,
        at INTEGER NOT NULL,
        author TEXT NOT NULL,
        model TEXT,
        prompt TEXT,
        cost INTEGER NOT NULL DEFAULT 0,
        simulated INTEGER NOT NULL,
        content TEXT NOT NULL,
        PRIMARY KEY (code, version)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE occupation_audit (
        id INTEGER PRIMARY KEY,
        at INTEGER NOT NULL,
        code TEXT,
        event TEXT NOT NULL,
        agent TEXT NOT NULL,
        description TEXT NOT NULL,
        before TEXT,
        after TEXT
      ) STRICT;
      CREATE INDEX occupation_audit_by_code ON occupation_audit (code, id);

      CREATE TABLE occupation_spending (
        id INTEGER PRIMARY KEY,
        at INTEGER NOT NULL,
        run_id TEXT,
        code TEXT NOT NULL,
        model TEXT NOT NULL,
        batch INTEGER NOT NULL,
        input_tokens INTEGER NOT NULL,
        output_tokens INTEGER NOT NULL,
        cache_read_tokens INTEGER NOT NULL,
        cache_write_tokens INTEGER NOT NULL,
        cost INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX occupation_spending_by_time ON occupation_spending (at, cost);
      CREATE INDEX occupation_spending_by_run ON occupation_spending (run_id, cost);

      CREATE TABLE occupation_cycles (
        id INTEGER PRIMARY KEY,
        started_at INTEGER NOT NULL,
        ended_at INTEGER,
        run_id TEXT NOT NULL
      ) STRICT;
      CREATE UNIQUE INDEX occupation_cycle_open ON occupation_cycles ((ended_at IS NULL)) WHERE ended_at IS NULL;

      CREATE TABLE occupation_cycle_ends (
        cycle_id INTEGER NOT NULL REFERENCES occupation_cycles (id),
        code TEXT NOT NULL,
        saved INTEGER NOT NULL,
        PRIMARY KEY (cycle_id, code)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE occupation_batches (
        id TEXT PRIMARY KEY,
        cycle_id INTEGER NOT NULL REFERENCES occupation_cycles (id),
        created_at INTEGER NOT NULL,
        ended_at INTEGER
      ) STRICT;
    `)
  },
}
