import type { Migration } from './migration.ts'

/**
 * Days that are set apart, and what is known of the quality of each. `quality` and `accepted` are JSON; instants
 * of the manifest are milliseconds since 1970 UTC. SQLite cannot change a CHECK, so the table is written anew.
 */
export const tradeQuality: Migration = {
  version: 13,
  name: 'trade-quality',
  up: (db) => {
    db.exec(`
      ALTER TABLE trade_days RENAME TO trade_days_before;
      DROP INDEX trade_days_by_state;
      CREATE TABLE trade_days (
        collection TEXT NOT NULL,
        day TEXT NOT NULL,
        state TEXT NOT NULL
          CHECK (state IN ('waiting', 'partial', 'stored', 'broken', 'quarantined', 'absent')),
        source TEXT,
        rows INTEGER,
        bytes INTEGER,
        first_id INTEGER,
        last_id INTEGER,
        first_time INTEGER,
        last_time INTEGER,
        missing_ids INTEGER,
        gaps TEXT,
        time_disorders INTEGER,
        sha256 TEXT,
        verified_at INTEGER,
        problem TEXT,
        confirmed_at INTEGER,
        attempts INTEGER NOT NULL DEFAULT 0,
        next_at INTEGER,
        accepted TEXT,
        quality TEXT,
        content_sha256 TEXT,
        PRIMARY KEY (collection, day)
      ) STRICT, WITHOUT ROWID;
      INSERT INTO trade_days (collection, day, state, source, rows, bytes, first_id, last_id, first_time, last_time,
        missing_ids, gaps, time_disorders, sha256, verified_at, problem, confirmed_at)
      SELECT * FROM trade_days_before;
      DROP TABLE trade_days_before;
      CREATE INDEX trade_days_by_state ON trade_days (collection, state, day);
      CREATE INDEX trade_days_by_next ON trade_days (collection, next_at) WHERE next_at IS NOT NULL;
    `)
  },
}
