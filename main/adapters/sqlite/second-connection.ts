/** A worker thread's connection to the database that the main thread has opened and migrated. */
import type { Database } from 'better-sqlite3'
import { connect, setPragmas } from './connection.ts'

/** Room for the pages of one large transaction, in KiB like SQLite's setting. */
const CACHE_KIB = 65_536

/** Opens, works until the work has ended, closes. Its writes wait for the lock like those of any connection. */
export async function withConnection<T>(path: string, work: (db: Database) => T | Promise<T>): Promise<T> {
  const db = connect(path)
  try {
    setPragmas(db)
    db.pragma(`cache_size = -${CACHE_KIB}`)
    return await work(db)
  } finally {
    db.close()
  }
}
