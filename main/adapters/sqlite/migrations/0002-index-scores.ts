import type { Migration } from './migration.ts'

/**
 * Scores with their components, articles, observed series, sources, the position of the replay. `closing`
 * marks the one closing score of a session; the others are thinned out with age.
 */
export const indexScores: Migration = {
  version: 2,
  name: 'index scores',
  up: (db) => {
    db.exec(`
      CREATE TABLE index_scores (
        id INTEGER PRIMARY KEY,
        profile TEXT NOT NULL,
        as_of INTEGER NOT NULL,
        day TEXT NOT NULL,
        computed_at INTEGER NOT NULL,
        run_id TEXT,
        origin TEXT NOT NULL,
        score REAL NOT NULL,
        level TEXT NOT NULL,
        coverage REAL NOT NULL,
        closing INTEGER NOT NULL,
        UNIQUE (profile, as_of)
      ) STRICT;
      CREATE UNIQUE INDEX index_scores_closing ON index_scores (profile, day) WHERE closing = 1;
      CREATE INDEX index_scores_thinned ON index_scores (as_of) WHERE closing = 0;

      CREATE TABLE index_components (
        score_id INTEGER PRIMARY KEY REFERENCES index_scores (id) ON DELETE CASCADE,
        components TEXT NOT NULL
      ) STRICT;

      CREATE TABLE index_articles (
        id INTEGER PRIMARY KEY,
        profile TEXT NOT NULL,
        url TEXT NOT NULL,
        title TEXT NOT NULL,
        summary TEXT NOT NULL,
        source TEXT NOT NULL,
        language TEXT NOT NULL,
        read_by TEXT NOT NULL,
        published_at INTEGER,
        first_seen_at INTEGER NOT NULL,
        opinion_score REAL NOT NULL,
        opinion_label TEXT NOT NULL,
        opinion_by TEXT NOT NULL,
        opinion_why TEXT NOT NULL,
        UNIQUE (profile, url)
      ) STRICT;
      CREATE INDEX index_articles_newest ON index_articles (profile, id);
      CREATE INDEX index_articles_age ON index_articles (first_seen_at);

      CREATE TABLE index_observations (
        profile TEXT NOT NULL,
        series TEXT NOT NULL,
        day TEXT NOT NULL,
        value REAL NOT NULL,
        PRIMARY KEY (profile, series, day)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE index_sources (
        profile TEXT NOT NULL,
        source TEXT NOT NULL,
        last_ok_at INTEGER,
        last_fault_at INTEGER,
        fault_code TEXT,
        fault_message TEXT,
        wait_until INTEGER,
        PRIMARY KEY (profile, source)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE index_replays (profile TEXT PRIMARY KEY, day TEXT NOT NULL) STRICT, WITHOUT ROWID;
    `)
  },
}
