/** Puts a copy in the place of the database, whose file is kept. The database is closed and the lock held meanwhile. */
import { existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { VigieError } from '../../../shared/errors.ts'
import { makeFolder } from '../files/make-folder.ts'
import { connect } from './connection.ts'
import { backupsFolder } from './database.ts'
import { damageOf } from './integrity.ts'
import { schemaVersion } from './migrate.ts'
import { migrations as allMigrations } from './migrations/index.ts'
import type { Migration } from './migrations/migration.ts'

const companions = ['-wal', '-shm']

/** A complete copy that waits to take the database's place: a start after a kill between the two steps finishes it. */
const waiting = (path: string) => `${path}.restoring`

/** Moves a database with its write-ahead log; the log first, so that it never meets another database. */
export function moveDatabase(from: string, to: string): void {
  for (const suffix of companions) {
    if (existsSync(from + suffix)) renameSync(from + suffix, to + suffix)
  }
  renameSync(from, to)
}

/** Brings a restore to its end that was cut between setting the old file aside and naming the new one. */
export function finishRestore(path: string): void {
  if (existsSync(waiting(path)) && !existsSync(path)) renameSync(waiting(path), path)
  rmSync(waiting(path), { force: true })
}

/** `VACUUM INTO` reads the copy with its write-ahead log, if it has one, and leaves it as it is. */
function prepare(file: string, path: string): void {
  const part = `${path}.part`
  rmSync(part, { force: true })
  const db = connect(file, 'readonly')
  try {
    db.prepare('VACUUM INTO ?').run(part)
  } finally {
    db.close()
  }
  renameSync(part, waiting(path))
}

/** Folds a killed process's write-ahead log into its database, so that one rename moves all of it. */
function settle(path: string): void {
  const db = connect(path)
  try {
    db.pragma('wal_checkpoint(TRUNCATE)')
  } catch {
    // A damaged file cannot take its log in; the log is then moved beside it as it is.
  } finally {
    db.close()
  }
}

/** The copy takes the database's place; what was there is moved to `aside`. */
export function putInPlace(file: string, path: string, aside: string): void {
  prepare(file, path)
  if (existsSync(path)) moveDatabase(path, aside)
  renameSync(waiting(path), path)
}

/** @throws VigieError backup_missing | database_damaged | database_foreign | database_too_new */
function assertRestorable(file: string, migrations: readonly Migration[]): void {
  if (!existsSync(file)) throw new VigieError('backup_missing', { path: file })
  const detail = damageOf(file, migrations, 'full')
  if (detail !== null) throw new VigieError('database_damaged', { path: file, detail })
  const db = connect(file, 'readonly')
  try {
    if (schemaVersion(db) === 0) throw new VigieError('database_foreign', { path: file })
  } finally {
    db.close()
  }
}

/**
 * Replaces the database by a backup, after checking all of it. Nothing changes when the backup is refused.
 * @param stamp names the copy of what was there: `backups/replaced-<stamp>.db`.
 * @returns where the replaced database is kept, or null where there was none.
 * @throws VigieError backup_missing | database_damaged | database_foreign | database_too_new
 */
export function restore(
  file: string,
  path: string,
  stamp: string,
  migrations: readonly Migration[] = allMigrations,
): string | null {
  assertRestorable(file, migrations)
  const kept = existsSync(path)
  const aside = join(backupsFolder(path), `replaced-${stamp}.db`)
  makeFolder(backupsFolder(path), 0o700)
  if (kept) settle(path)
  putInPlace(file, path, aside)
  return kept ? aside : null
}
