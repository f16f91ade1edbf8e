import type { Migration } from './migration.ts'

/** Assets, maintenances, alerts and their notifications. Columns named `_day` count days since 1970-01-01. */
export const alerts: Migration = {
  version: 3,
  name: 'alerts',
  up: (db) => {
    db.exec(`
      CREATE TABLE assets (
        id INTEGER PRIMARY KEY,
        identity TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        sort_name TEXT NOT NULL,
        search TEXT NOT NULL,
        code TEXT NOT NULL,
        location TEXT NOT NULL,
        category TEXT NOT NULL,
        status TEXT NOT NULL,
        interval_days INTEGER,
        commissioned_day INTEGER,
        muted TEXT NOT NULL,
        notes TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        updated_at INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX assets_by_name ON assets (sort_name, id);
      CREATE INDEX assets_excepted ON assets (id) WHERE status = 'retired' OR muted <> '[]';

      CREATE TABLE maintenances (
        id INTEGER PRIMARY KEY,
        asset_id INTEGER NOT NULL REFERENCES assets (id) ON DELETE CASCADE,
        title TEXT NOT NULL,
        planned_day INTEGER NOT NULL,
        status TEXT NOT NULL,
        completed_day INTEGER,
        recurs_every INTEGER,
        recurs_unit TEXT,
        recurs_from TEXT,
        month_day INTEGER NOT NULL,
        follows INTEGER UNIQUE REFERENCES maintenances (id) ON DELETE SET NULL,
        cost REAL,
        reference TEXT NOT NULL,
        notes TEXT NOT NULL,
        import_identity TEXT UNIQUE,
        import_content TEXT,
        created_at INTEGER NOT NULL,
        updated_at INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX maintenances_by_day ON maintenances (planned_day, id);
      CREATE INDEX maintenances_by_asset ON maintenances (asset_id, planned_day, id);
      CREATE INDEX maintenances_done ON maintenances (asset_id, completed_day) WHERE status = 'completed';
      CREATE INDEX maintenances_open ON maintenances (planned_day, id, asset_id)
        WHERE status IN ('planned', 'in_progress');
      CREATE INDEX maintenances_open_by_asset ON maintenances (asset_id, planned_day)
        WHERE status IN ('planned', 'in_progress');

      CREATE TABLE alerts (
        id INTEGER PRIMARY KEY,
        place INTEGER NOT NULL,
        subject TEXT NOT NULL,
        asset_id INTEGER,
        days INTEGER,
        params TEXT NOT NULL,
        state TEXT NOT NULL,
        unread INTEGER NOT NULL,
        notice TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        dismissed_at INTEGER,
        snoozed_until INTEGER,
        cleared_at INTEGER,
        notified_at INTEGER
      ) STRICT;
      CREATE UNIQUE INDEX alerts_open ON alerts (place, subject) WHERE state <> 'cleared';
      CREATE INDEX alerts_list ON alerts (state, unread, place, id);
      CREATE INDEX alerts_waiting ON alerts (id) WHERE notice IN ('due', 'held');
      CREATE INDEX alerts_snoozed ON alerts (snoozed_until) WHERE state = 'snoozed';
      CREATE INDEX alerts_cleared ON alerts (cleared_at) WHERE state = 'cleared';
      CREATE INDEX alerts_told ON alerts (notified_at, place, subject) WHERE state = 'cleared';
      CREATE INDEX alerts_cleared_by_asset ON alerts (asset_id, id) WHERE state = 'cleared';

      CREATE TABLE alert_counts (
        state TEXT NOT NULL,
        unread INTEGER NOT NULL,
        place INTEGER NOT NULL,
        alerts INTEGER NOT NULL,
        PRIMARY KEY (state, unread, place)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE notices (
        id INTEGER PRIMARY KEY,
        key TEXT NOT NULL UNIQUE,
        form TEXT NOT NULL,
        alert_ids TEXT NOT NULL,
        alerts INTEGER NOT NULL,
        title TEXT NOT NULL DEFAULT '',
        body TEXT NOT NULL DEFAULT '',
        decided_at INTEGER NOT NULL,
        done INTEGER NOT NULL DEFAULT 0
      ) STRICT;
      CREATE INDEX notices_pending ON notices (id) WHERE done = 0;
      CREATE INDEX notices_by_time ON notices (decided_at);

      CREATE TABLE notice_deliveries (
        notice_id INTEGER NOT NULL REFERENCES notices (id) ON DELETE CASCADE,
        channel TEXT NOT NULL,
        state TEXT NOT NULL,
        attempts INTEGER NOT NULL,
        at INTEGER NOT NULL,
        problem TEXT,
        PRIMARY KEY (notice_id, channel)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE import_mappings (
        signature TEXT PRIMARY KEY,
        mapping TEXT NOT NULL,
        used_at INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
    `)
  },
}
