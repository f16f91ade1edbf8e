import type { Migration } from './migration.ts'

/** The manifest of trade files, and series of bars. Instants of trades are microseconds since 1970 UTC. */
export const trades: Migration = {
  version: 4,
  name: 'trades',
  up: (db) => {
    db.exec(`
      CREATE TABLE trade_days (
        collection TEXT NOT NULL,
        day TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('waiting', 'partial', 'stored', 'broken')),
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
        PRIMARY KEY (collection, day)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX trade_days_by_state ON trade_days (collection, state, day);

      CREATE TABLE trade_placements (
        collection TEXT NOT NULL,
        day TEXT NOT NULL,
        placement TEXT NOT NULL,
        PRIMARY KEY (collection, day)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE trade_series (
        collection TEXT NOT NULL,
        series TEXT NOT NULL,
        definition TEXT NOT NULL,
        calibration TEXT,
        PRIMARY KEY (collection, series)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE trade_series_days (
        collection TEXT NOT NULL,
        series TEXT NOT NULL,
        day TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        state TEXT NOT NULL,
        bars INTEGER NOT NULL,
        PRIMARY KEY (collection, series, day)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE trade_bars (
        collection TEXT NOT NULL,
        series TEXT NOT NULL,
        number INTEGER NOT NULL,
        bar TEXT NOT NULL,
        PRIMARY KEY (collection, series, number)
      ) STRICT, WITHOUT ROWID;
    `)
  },
}
