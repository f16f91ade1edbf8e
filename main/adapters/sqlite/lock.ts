/**
 * One writer per data folder. The lock is an exclusive transaction on a separate file: the operating system
 * releases it when the process dies in any way, so there is never a stale lock.
 */
import { accessSync, constants } from 'node:fs'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { type LocalizableMessage, VigieError } from '../../../shared/errors.ts'
import { systemProblem } from '../../../shared/system-problem.ts'
import { assertNotAsRoot } from '../files/folder-owner.ts'
import { shellWord } from '../files/shell-word.ts'
import { userWords } from '../files/user-words.ts'
import { connect } from './connection.ts'
import { assertWritable } from './database-files.ts'
import {
  foreignInstance,
  type InstanceFile,
  readInstance,
  removeInstance,
  type StartOptions,
  writeInstance,
} from './instance.ts'

/** The instance that runs on this folder. */
export interface LockHolder {
  readonly pid: number
  /** ISO instant with offset. */
  readonly started_at: string
}

/** The lock on a data folder; it ends with the process at the latest. */
export interface DataFolderLock {
  /** Publishes the local socket when it is open, and what the options of this start decided. */
  announce(socket: string, options: StartOptions): void
  /** May be called twice. */
  release(): void
}

/**
 * Takes the lock, or reports who has it.
 * @throws VigieError instance_running | instance_of_another_user | folder_of_another_user | database_protected |
 *   database_unavailable | native_module_missing
 */
export function takeLock(folder: string, holder: LockHolder): DataFolderLock {
  assertNotAsRoot(folder)
  const db = openLock(folder)
  let crashed: InstanceFile | null
  try {
    db.pragma('busy_timeout = 0')
    db.exec('BEGIN EXCLUSIVE')
    crashed = readInstance(folder)
    writeInstance(folder, { ...holder, socket: null, options: crashed?.options ?? {} })
  } catch (error) {
    db.close()
    throw explain(error, folder)
  }
  return {
    announce: (socket, options) => {
      crashed = null
      writeInstance(folder, { ...holder, socket, options })
    },
    release: () => release(db, folder, crashed),
  }
}

/** Two connections that may only read the file would both get its exclusive lock from SQLite. */
function openLock(folder: string): Database {
  const path = join(folder, 'vigie.lock')
  try {
    assertWritable(path)
  } catch (error) {
    throw explain(error, folder)
  }
  return connect(path)
}

/** @param crashed whose file is put back: a command without an instance, and a start that failed, forget nothing of it */
function release(db: Database, folder: string, crashed: InstanceFile | null): void {
  if (!db.open) return
  try {
    if (crashed === null) removeInstance(folder)
    else writeInstance(folder, crashed)
  } finally {
    db.close()
  }
}

function explain(error: unknown, folder: string): VigieError {
  const { code } = error as NodeJS.ErrnoException
  const user = foreignInstance(folder)
  if (user !== null) return anotherUsers(folder, user, { cause: error })
  if (error instanceof VigieError) return error
  return code?.startsWith('SQLITE_BUSY')
    ? new VigieError('instance_running', { pid: readInstance(folder)?.pid ?? '?' }, { cause: error })
    : new VigieError(
        'database_unavailable',
        { path: folder, detail: refusalOf(folder, error) },
        { cause: error },
      )
}

/** Returns the error for a folder in which the Vigie of another user runs, with the command for that user. */
export const anotherUsers = (folder: string, user: number, options?: ErrorOptions): VigieError =>
  new VigieError(
    'instance_of_another_user',
    { path: folder, ...userWords(user), data: shellWord(folder) },
    options,
  )

/** SQLite does not say that a disk is read-only, or whose a folder is; the folder itself does. */
function refusalOf(folder: string, error: unknown): LocalizableMessage {
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
    return systemProblem(error)
  } catch (refusal) {
    return systemProblem(refusal)
  }
}

/**
 * Returns the user of a running instance whose file this user may not read; null if none runs, or it is ours. The file
 * alone is no sign: it remains after a kill.
 */
export function foreignHolder(folder: string, user = foreignInstance(folder)): number | null {
  return user !== null && isHeld(folder) ? user : null
}

/** A lock that may not even be read is another user's. */
function isHeld(folder: string): boolean {
  try {
    const db = connect(join(folder, 'vigie.lock'), 'readonly')
    try {
      db.pragma('busy_timeout = 0')
      db.prepare('SELECT count(*) FROM sqlite_master').get()
      return false
    } finally {
      db.close()
    }
  } catch {
    return true
  }
}
