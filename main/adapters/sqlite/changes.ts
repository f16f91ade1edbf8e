/** Whether anything was written to a database, by whomever. */
import type { Database } from 'better-sqlite3'

/** How far a database has changed: two equal ones say that nothing was written between them. */
export type Changes = readonly [own: number, foreign: number]

/**
 * Returns a function that says how far a database has changed: rows that this connection wrote, triggers included, and commits
 * of every other one (https://www.sqlite.org/pragma.html#pragma_data_version). Null within a transaction, whose rows may
 * disappear again.
 */
export function changesOf(db: Database): () => Changes | null {
  const own = db.prepare<[], number>('SELECT total_changes()').pluck()
  const foreign = db.prepare<[], number>('PRAGMA data_version').pluck()
  return () => (db.inTransaction ? null : [own.get() ?? 0, foreign.get() ?? 0])
}
