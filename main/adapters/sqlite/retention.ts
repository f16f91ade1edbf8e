/** Retention on SQLite: rules by age and by number, and releasing the space of deleted rows. */
import type { Database } from 'better-sqlite3'
import type { FreeSpace, RetentionRule } from '../../core/ports/retention.ts'

/** A table whose rows are deleted by age. */
export interface AgedTable {
  readonly table: string
  /** An INTEGER column of milliseconds, which is the first in an index of a large table. */
  readonly timeColumn: string
  readonly keepDays: () => number
  /** Which old rows to delete, as an SQL condition; default all. */
  readonly where?: string
  /** The columns that identify a row; default the rowid. */
  readonly key?: string
  /** Columns to empty instead of deleting the rows; `where` must exclude rows that are empty already. */
  readonly empty?: readonly string[]
}

/** Deletes or empties the oldest rows of a table first. */
export function ageRule(
  db: Database,
  { table, timeColumn, keepDays, where = 'TRUE', key = 'rowid', empty = [] }: AgedTable,
): RetentionRule {
  const act =
    empty.length === 0
      ? `DELETE FROM ${table}`
      : `UPDATE ${table} SET ${empty.map((column) => `${column} = NULL`).join(', ')}`
  const statement = db.prepare(`
    ${act} WHERE (${key}) IN (
      SELECT ${key} FROM ${table} WHERE ${timeColumn} < ? AND ${where} ORDER BY ${timeColumn} LIMIT ?
    )`)
  return { name: table, keepDays, sweep: (before, limit) => statement.run(before, limit).changes }
}

export interface CountedTable {
  readonly table: string
  /** The column whose values each keep `most` rows. */
  readonly each: string
  /** The column by which the newest rows are known: the second in an index that begins with `each`. */
  readonly order: string
  readonly most: number
  readonly where?: string
}

/** Deletes what is beyond the newest rows of each value of a column, whatever its age. */
export function countRule(
  db: Database,
  { table, each, order, most, where = 'TRUE' }: CountedTable,
): RetentionRule {
  const values = db.prepare<[], string>(`SELECT DISTINCT ${each} FROM ${table}`).pluck()
  const last = db
    .prepare<[string, number], number | string>(
      `SELECT ${order} FROM ${table} WHERE ${each} = ? ORDER BY ${order} DESC LIMIT 1 OFFSET ?`,
    )
    .pluck()
  const drop = db.prepare(`
    DELETE FROM ${table} WHERE rowid IN (
      SELECT rowid FROM ${table} WHERE ${each} = ? AND ${order} <= ? AND ${where} ORDER BY ${order} LIMIT ?
    )`)
  const sweep = (_before: number, limit: number) => {
    let handled = 0
    for (const value of values.all()) {
      const bound = last.get(value, most)
      if (bound !== undefined) handled += drop.run(value, bound, limit - handled).changes
      if (handled >= limit) return handled
    }
    return handled
  }
  return { name: table, keepDays: () => 0, sweep }
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
