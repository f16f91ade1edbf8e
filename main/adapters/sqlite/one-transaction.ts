import type { Database } from 'better-sqlite3'

const ATTEMPTS = 4

/**
 * Runs work in one transaction that takes the write lock only at its first write, so that long reading does
 * not block writers. If another connection wrote in between, SQLite refuses the upgrade
 * (SQLITE_BUSY_SNAPSHOT, https://www.sqlite.org/rescode.html#busy_snapshot) and the work starts again; the
 * last attempt holds the lock from its start.
 */
export function inOneTransaction<T>(db: Database, work: () => T): T {
  const transaction = db.transaction(work)
  for (let attempt = 1; attempt < ATTEMPTS; attempt++) {
    try {
      return transaction.deferred()
    } catch (error) {
      if ((error as { code?: string }).code !== 'SQLITE_BUSY_SNAPSHOT') throw error
    }
  }
  return transaction.immediate()
}
