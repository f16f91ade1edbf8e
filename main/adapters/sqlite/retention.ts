/** Retention on SQLite: rules by age, and releasing the space of deleted rows. */
import type { Database } from 'better-sqlite3'
import type { FreeSpace, RetentionRule } from '../../core/ports/retention.ts'

/** A table whose rows are deleted by age. */
export interface AgedTable {
  readonly table: string
  /** An INTEGER column of milliseconds, which is the first in an index. */
  readonly timeColumn: string
  readonly keepDays: () => number
  /** Which old rows to delete, as an SQL condition; default all. */
  readonly where?: string
}

/** Deletes the oldest rows of a table (with a rowid) first. */
export function ageRule(
  db: Database,
  { table, timeColumn, keepDays, where = 'TRUE' }: AgedTable,
): RetentionRule {
  const statement = db.prepare(`
    DELETE FROM ${table} WHERE rowid IN (
      SELECT rowid FROM ${table} WHERE ${timeColumn} < ? AND ${where} ORDER BY ${timeColumn} LIMIT ?
    )`)
  return { name: table, keepDays, sweep: (before, limit) => statement.run(before, limit).changes }
}

/** Releases a number of pages at a time; returns whether more are free. */
export function freeSpace(db: Database): FreeSpace {
  const free = () => db.pragma('freelist_count', { simple: true }) as number
  return {
    giveBack: (pages) => {
      if (free() === 0) return false
      db.pragma(`incremental_vacuum(${pages})`)
      return free() > 0
    },
  }
}
