/** Checks whether a database file is intact. Reads only, and never creates a file. */
import { existsSync } from 'node:fs'
import type { Database } from 'better-sqlite3'
import { type LocalizableMessage, VigieError } from '../../../shared/errors.ts'
import { systemProblem } from '../../../shared/system-problem.ts'
import { connect } from './connection.ts'
import { assertKnown } from './migrate.ts'
import type { Migration } from './migrations/migration.ts'
import { schemaDamage } from './schema.ts'

/** `schema` reads the definitions only; `quick` reads every page; `full` also compares each index with its table. */
export type CheckDepth = 'schema' | 'quick' | 'full'

/** Also a plain SQLITE_ERROR: the checks are valid statements, so what cannot be read is the file's own schema. */
const DAMAGE = /^SQLITE_(CORRUPT|NOTADB|IOERR_SHORT_READ|ERROR$)/

/**
 * Returns what is wrong with the file, or null if it is intact or missing.
 * @throws VigieError database_foreign | database_too_new | database_unavailable: not damage, and not ours to repair
 */
export function damageOf(
  path: string,
  migrations: readonly Migration[],
  depth: CheckDepth = 'quick',
): LocalizableMessage | null {
  if (!existsSync(path)) return null
  const db = connect(path, 'readonly')
  try {
    assertKnown(db, migrations)
    return pageDamage(db, depth) ?? schemaDamage(db, migrations)
  } catch (error) {
    return damageIn(error, path)
  } finally {
    db.close()
  }
}

/** SQLite names the database in a line of its own, and then the first damaged place. */
function pageDamage(db: Database, depth: CheckDepth): LocalizableMessage | null {
  if (depth === 'schema') return null
  const check = depth === 'quick' ? 'quick_check(1)' : 'integrity_check(1)'
  const verdict = String(db.pragma(check, { simple: true }))
  if (verdict === 'ok') return null
  const detail = verdict.replace(/^\*{3}.*\n/, '').replaceAll('\n', ', ')
  return { messageKey: 'system.damaged_pages', params: { detail } }
}

/** Returns whether an error of SQLite says that the file is damaged, or no database. */
export function isDamage(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException
  return code !== undefined && DAMAGE.test(code)
}

function damageIn(error: unknown, path: string): LocalizableMessage {
  if (error instanceof VigieError) throw error
  const detail = systemProblem(error)
  if (isDamage(error)) return detail
  throw new VigieError('database_unavailable', { path, detail }, { cause: error })
}
