import type { Database } from 'better-sqlite3'

const ATTEMPTS = 4
const REFUSED = ['SQLITE_BUSY', 'SQLITE_BUSY_SNAPSHOT']

/**
 * Runs work in one transaction that takes the write lock only at its first write, so that long reading does
 * not block writers. If another connection wrote in between, or is writing, SQLite refuses the upgrade without waiting
 * (SQLITE_BUSY_SNAPSHOT and SQLITE_BUSY, https://www.sqlite.org/rescode.html#busy_snapshot) and the work starts again;
 * the last attempt waits for the lock and holds it from its start.
 */
export function inOneTransaction<T>(db: Database, work: () => T): T {
  const transaction = db.transaction(work)
  for (let attempt = 1; attempt < ATTEMPTS; attempt++) {
    try {
      return transaction.deferred()
    } catch (error) {
      if (!REFUSED.includes((error as { code?: string }).code ?? '')) throw error
    }
  }
  return transaction.immediate()
}
