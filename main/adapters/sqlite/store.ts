/** The data folder in use: locked, checked, repaired if necessary, opened at the schema of this program. */
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { VigieError } from '../../../shared/errors.ts'
import { systemProblem } from '../../../shared/system-problem.ts'
import { toInstant } from '../../../shared/time/instant.ts'
import type { EpochMs } from '../../../shared/time/units.ts'
import type { Clock } from '../../core/ports/clock.ts'
import { folderProblem } from '../files/folder-problem.ts'
import { makeFolder } from '../files/make-folder.ts'
import { fileStamp } from '../files/stamp.ts'
import { recordClose, takeClose } from './clean-close.ts'
import { openDatabase } from './database.ts'
import { assertWritable } from './database-files.ts'
import { type DataFolderLock, takeLock } from './lock.ts'
import { migrations as allMigrations } from './migrations/index.ts'
import type { Migration } from './migrations/migration.ts'
import { recover } from './recovery.ts'
import { finishRestore } from './restore.ts'

/** A data folder owned by this process. */
export interface DataFolderStore {
  readonly db: Database
  readonly lock: DataFolderLock
  /** What was damaged and repaired (database_restored | database_lost): to be logged and raised as alerts. */
  readonly findings: readonly VigieError[]
  /** Closes the database, then releases the folder. May be called twice. */
  close(): void
}

/** Which data folder is opened, and by which process. A test passes its own migrations. */
export interface DatabaseStoreOptions {
  readonly folder: string
  readonly clock: Clock
  readonly pid: number
  readonly migrations?: readonly Migration[]
}

/** Returns the path of a data folder's database. */
export function databasePath(folder: string): string {
  return join(folder, 'vigie.db')
}

/**
 * Takes the folder (created if missing, readable by its owner only) and opens its database.
 * @throws VigieError instance_running | database_protected | database_too_new | database_foreign | database_unavailable |
 *   native_module_missing | migration_failed; then the folder is released
 */
export function openStore({
  folder,
  clock,
  pid,
  migrations = allMigrations,
}: DatabaseStoreOptions): DataFolderStore {
  makeDataFolder(folder)
  const lock = takeLock(folder, { pid, started_at: toInstant(clock.now(), clock.zone()) })
  try {
    const path = databasePath(folder)
    assertWritable(path)
    finishRestore(path)
    const checkedAt = takeClose(path, clock.now())
    const depth = checkedAt === null ? 'quick' : 'schema'
    const finding = recover(path, fileStamp(clock), { migrations, depth })
    const db = openDatabase(path, migrations)
    const findings = finding === null ? [] : [finding]
    return { db, lock, findings, close: () => close(db, lock, checkedAt ?? clock.now()) }
  } catch (error) {
    lock.release()
    throw error
  }
}

/** Makes a data folder, readable by its owner only, unless it exists. @throws VigieError database_unavailable */
export function makeDataFolder(folder: string): void {
  try {
    makeFolder(folder, 0o700)
  } catch (error) {
    const detail = folderProblem(folder) ?? systemProblem(error)
    throw new VigieError('database_unavailable', { path: folder, detail }, { cause: error })
  }
}

function close(db: Database, lock: DataFolderLock, checkedAt: EpochMs): void {
  if (db.open) {
    db.close()
    recordClose(db.name, checkedAt)
  }
  lock.release()
}
