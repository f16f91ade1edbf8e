/** How long alerts that are over and their notifications are kept. Open alerts stay however old they are. */
import type { Database } from 'better-sqlite3'
import type { RetentionRule } from '../../core/ports/retention.ts'
import { ageRule } from './retention.ts'

/** @param keepDays asked at each sweep, so that a change of the settings counts */
export function alertRetention(db: Database, keepDays: () => number): readonly RetentionRule[] {
  return [
    ageRule(db, { table: 'alerts', timeColumn: 'cleared_at', keepDays, where: "state = 'cleared'" }),
    ageRule(db, { table: 'notices', timeColumn: 'decided_at', keepDays, where: 'done = 1' }),
  ]
}
