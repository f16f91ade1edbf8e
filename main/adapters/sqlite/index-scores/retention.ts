/** What is deleted of the index by age: scores within a session, and articles. */
import type { Database } from 'better-sqlite3'
import type { RetentionRule } from '../../../core/ports/retention.ts'
import { ageRule } from '../retention.ts'

/** Deletes raw scores and articles after `keepDays`; the closing score of each session stays. */
export function createIndexRetention(db: Database, keepDays: () => number): readonly RetentionRule[] {
  return [
    ageRule(db, { table: 'index_scores', timeColumn: 'as_of', keepDays, where: 'closing = 0' }),
    ageRule(db, { table: 'index_articles', timeColumn: 'first_seen_at', keepDays }),
  ]
}
