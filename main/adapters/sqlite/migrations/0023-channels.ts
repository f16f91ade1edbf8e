import type { Migration } from './migration.ts'

/**
 * Deliveries by channel: a call is recorded before it is made, under a key (`batch`) that all its attempts share. What a channel
 * was told about each alert, and whether it works.
 */
export const channels: Migration = {
  version: 23,
  name: 'channels',
  up: (db) => {
    db.exec(`
      ALTER TABLE notices ADD COLUMN channel TEXT;
      ALTER TABLE notices ADD COLUMN routed INTEGER NOT NULL DEFAULT 0;
      UPDATE notices SET routed = 1 WHERE done = 1;
      CREATE INDEX notices_to_route ON notices (id) WHERE routed = 0;

      ALTER TABLE notice_deliveries ADD COLUMN batch TEXT;
      ALTER TABLE notice_deliveries ADD COLUMN not_before INTEGER NOT NULL DEFAULT 0;
      CREATE INDEX deliveries_open ON notice_deliveries (channel, notice_id)
        WHERE state IN ('pending', 'sending');

      CREATE TABLE channel_alerts (
        alert_id INTEGER NOT NULL REFERENCES alerts (id) ON DELETE CASCADE,
        channel TEXT NOT NULL,
        first_at INTEGER NOT NULL,
        last_at INTEGER NOT NULL,
        repeats INTEGER NOT NULL DEFAULT 0,
        PRIMARY KEY (alert_id, channel)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX channel_alerts_by_channel ON channel_alerts (channel, last_at);

      CREATE TABLE channel_states (
        channel TEXT PRIMARY KEY,
        last_sent_at INTEGER,
        failing_since INTEGER,
        failures INTEGER NOT NULL DEFAULT 0,
        problem TEXT
      ) STRICT, WITHOUT ROWID;
    `)
  },
}
