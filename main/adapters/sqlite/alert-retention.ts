/** How long ended alerts and their notifications are kept. Open alerts are never deleted. */
import type { Database } from 'better-sqlite3'
import type { RetentionRule } from '../../core/ports/retention.ts'
import { ageRule } from './retention.ts'

/** @param keepDays read at each sweep, so that changed settings take effect */
export function alertRetention(db: Database, keepDays: () => number): readonly RetentionRule[] {
  return [
    ageRule(db, { table: 'alerts', timeColumn: 'cleared_at', keepDays, where: "state = 'cleared'" }),
    ageRule(db, { table: 'notices', timeColumn: 'decided_at', keepDays, where: 'done = 1' }),
  ]
}
