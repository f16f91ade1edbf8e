/** A connection of a worker thread to the database that the main thread has opened and migrated. */
import type { Database } from 'better-sqlite3'
import { connect, setPragmas } from './connection.ts'

/** Room for the pages of one large transaction, in KiB as SQLite counts them. */
const CACHE_KIB = 65_536

/** Opens, works, closes. It waits its turn to write as every connection does. */
export function withConnection<T>(path: string, work: (db: Database) => T): T {
  const db = connect(path)
  try {
    setPragmas(db)
    db.pragma(`cache_size = -${CACHE_KIB}`)
    return work(db)
  } finally {
    db.close()
  }
}
