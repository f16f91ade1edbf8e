/** The files of a database: itself, its write-ahead log and the index of that, of which SQLite makes the last two. */
import { accessSync, constants, existsSync } from 'node:fs'
import type { Database } from 'better-sqlite3'
import { VigieError } from '../../../shared/errors.ts'
import { systemProblem } from '../../../shared/system-problem.ts'
import { shellWord } from '../files/shell-word.ts'
import { connect } from './connection.ts'

interface RefusedFile {
  readonly file: string
  readonly reason: unknown
}

/** Returns a read-only connection. @throws VigieError database_protected | native_module_missing | database_unavailable */
export function connectToRead(path: string): Database {
  assertWritable(path)
  return connect(path, 'readonly')
}

/**
 * Refuses files that may not be written, before SQLite sees them: it would open them for reading, and give the files that it
 * makes beside them the same rights, so that the database stayed read-only once its own are mended.
 * @throws VigieError database_protected with all of them
 */
export function assertWritable(path: string): void {
  const refused = refusedFiles(path)
  const [first] = refused
  if (first === undefined) return
  const params = {
    files: refused.map(({ file }) => file).join(', '),
    detail: systemProblem(first.reason),
    words: refused.map(({ file }) => shellWord(file)).join(' '),
  }
  throw new VigieError('database_protected', params, { cause: first.reason })
}

/** Returns those of its files that this user may not read and write, each with the error of the system. */
export const refusedFiles = (path: string): readonly RefusedFile[] =>
  [path, `${path}-wal`, `${path}-shm`].flatMap((file) => {
    const reason = refusalOf(file)
    return reason === null ? [] : [{ file, reason }]
  })

function refusalOf(file: string): unknown {
  if (!existsSync(file)) return null
  try {
    accessSync(file, constants.R_OK | constants.W_OK)
    return null
  } catch (error) {
    return error
  }
}
