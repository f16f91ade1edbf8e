/** Replaces the database by a backup and keeps its file. The database is closed and the lock held meanwhile. */
import { existsSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { VigieError } from '../../../shared/errors.ts'
import { unusable } from '../../../shared/unusable-path.ts'
import { makeFolder } from '../files/make-folder.ts'
import { reserveNew } from '../files/new-file.ts'
import { connect } from './connection.ts'
import { backupsFolder } from './database.ts'
import { damageOf } from './integrity.ts'
import { schemaVersion } from './migrate.ts'
import { migrations as allMigrations } from './migrations/index.ts'
import type { Migration } from './migrations/migration.ts'

/** The write-ahead log, and the index of it that SQLite makes anew from it. */
const [LOG, INDEX] = ['-wal', '-shm'] as const

/** A complete copy about to replace the database: after a kill between the two steps, the next start finishes it. */
const waiting = (path: string) => `${path}.restoring`

/** Moves a database with its write-ahead log; the log first, so that it never meets another database. */
export function moveDatabase(from: string, to: string): void {
  rmSync(from + INDEX, { force: true })
  const log = statSync(from + LOG, { throwIfNoEntry: false })
  if (log?.size === 0) rmSync(from + LOG)
  else if (log !== undefined) renameSync(from + LOG, to + LOG)
  renameSync(from, to)
}

/**
 * Removes what SQLite leaves beside a copy that was only read, if that holds nothing.
 * @param copy is no database that a process may have open
 */
export function tidy(copy: string): void {
  if ((statSync(copy + LOG, { throwIfNoEntry: false })?.size ?? 0) > 0) return
  for (const suffix of [LOG, INDEX]) rmSync(copy + suffix, { force: true })
}

/** Finishes a restore that was interrupted between moving the old file and renaming the new one. */
export function finishRestore(path: string): void {
  if (existsSync(waiting(path)) && !existsSync(path)) renameSync(waiting(path), path)
  rmSync(waiting(path), { force: true })
}

/** `VACUUM INTO` reads the backup with its write-ahead log, if it has one, and does not change it. */
function prepare(file: string, path: string): void {
  const part = `${path}.part`
  reserveNew(part)
  const db = connect(file, 'readonly')
  try {
    db.prepare('VACUUM INTO ?').run(part)
  } finally {
    db.close()
  }
  renameSync(part, waiting(path))
}

/** Merges a killed process's write-ahead log into its database, so that one rename moves everything. */
function settle(path: string): void {
  const db = connect(path)
  try {
    db.pragma('wal_checkpoint(TRUNCATE)')
  } catch {
    // A damaged file cannot merge its log; the log is then moved beside it unchanged.
  } finally {
    db.close()
  }
}

/** Replaces the database by a copy; moves the old one to `aside`. */
export function putInPlace(file: string, path: string, aside: string): void {
  prepare(file, path)
  if (existsSync(path)) moveDatabase(path, aside)
  renameSync(waiting(path), path)
}

/** @throws VigieError invalid_input | backup_missing | database_damaged | database_foreign | database_too_new */
function assertRestorable(file: string, migrations: readonly Migration[]): void {
  if (!existsSync(file)) throw new VigieError('backup_missing', { path: file })
  const about = statSync(file)
  if (about.isDirectory()) throw unusable('file', 'backup.folder')
  // SQLite would wait for whoever writes to a pipe.
  if (!about.isFile()) throw unusable('file', 'file.endless')
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
 * Replaces the database by a backup, after checking all of it. Nothing changes if the backup is refused.
 * @param stamp names the copy of the old database: `backups/replaced-<stamp>.db`
 * @returns where the replaced database is kept, or null if there was none
 * @throws VigieError invalid_input | backup_missing | database_damaged | database_foreign | database_too_new
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
  if (dirname(file) === backupsFolder(path)) tidy(file)
  return kept ? aside : null
}
