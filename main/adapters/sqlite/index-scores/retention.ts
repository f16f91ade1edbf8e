/** What of the index goes with age: scores within a session, and articles. */
import type { Database } from 'better-sqlite3'
import type { RetentionRule } from '../../../core/ports/retention.ts'

/** Raw scores and articles go after `keepDays`; the closing score of each session stays. */
export function createIndexRetention(db: Database, keepDays: () => number): readonly RetentionRule[] {
  const scores = db.prepare<[number, number]>(
    `DELETE FROM index_scores WHERE id IN (
       SELECT id FROM index_scores WHERE closing = 0 AND as_of < ? ORDER BY as_of LIMIT ?)`,
  )
  const articles = db.prepare<[number, number]>(
    `DELETE FROM index_articles WHERE id IN (
       SELECT id FROM index_articles WHERE first_seen_at < ? ORDER BY first_seen_at LIMIT ?)`,
  )
  return [
    { name: 'index scores', keepDays, sweep: (before, limit) => scores.run(before, limit).changes },
    { name: 'index articles', keepDays, sweep: (before, limit) => articles.run(before, limit).changes },
  ]
}
