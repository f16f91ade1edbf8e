/**
 * Opens the only connection to a database file, with the pragmas Vigie relies on.
 *
 * The statements of frequent reads have `+` before their parameters. Without it, SQLite compares a parameter with partial
 * indexes, limits and samples, and prepares the statement anew whenever one is bound (`sqlite3VdbeSetVarmask`), which takes
 * as long as reading the rows of a page.
 */
import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import DatabaseConstructor, { type Database } from 'better-sqlite3'
import { VigieError } from '../../../shared/errors.ts'
import { systemProblem } from '../../../shared/system-problem.ts'

/** "VIGI" in ASCII: distinguishes a database of Vigie from any other SQLite file. */
export const APPLICATION_ID = 0x56494749

const BUSY_TIMEOUT_MS = 5000

/** Maximum size of the write-ahead log after its content is in the database, bytes. */
const LARGEST_IDLE_LOG = 16 * 1024 * 1024

/** Node's errors if the native module is missing, or built for another Node or another machine. */
const NOT_LOADED = ['MODULE_NOT_FOUND', 'ERR_DLOPEN_FAILED']

function openError(error: unknown, path: string): VigieError {
  const { code = '', message } = error as NodeJS.ErrnoException
  if (NOT_LOADED.includes(code))
    return new VigieError(
      'native_module_missing',
      { detail: message.split('\n', 1)[0] ?? '' },
      { cause: error },
    )
  // The driver refuses a folder that is not there in words of its own, without a code.
  const detail = existsSync(dirname(path)) ? systemProblem(error) : ({ messageKey: 'system.absent' } as const)
  return new VigieError('database_unavailable', { path, detail }, { cause: error })
}

/**
 * Returns a connection without any pragma set and nothing read yet; a read-only one never changes or creates a file.
 * @throws VigieError native_module_missing | database_unavailable
 */
export function connect(
  path: string,
  mode: 'readwrite' | 'readonly' = 'readwrite',
  Driver: typeof DatabaseConstructor = DatabaseConstructor,
): Database {
  try {
    return new Driver(path, { readonly: mode === 'readonly', timeout: BUSY_TIMEOUT_MS })
  } catch (error) {
    throw openError(error, path)
  }
}

/**
 * Sets: write-ahead log, every commit flushed to disk, foreign keys enforced, incremental vacuum.
 * `auto_vacuum` only takes effect on a file without tables, so it comes first.
 */
export function setPragmas(db: Database): void {
  db.pragma('auto_vacuum = INCREMENTAL')
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.pragma('foreign_keys = ON')
  db.pragma(`journal_size_limit = ${LARGEST_IDLE_LOG}`)
  db.pragma('temp_store = MEMORY')
}
