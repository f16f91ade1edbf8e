/** Whether a database file can be trusted. Reads only, and never creates a file. */
import { existsSync } from 'node:fs'
import { VigieError } from '../../../shared/errors.ts'
import { connect } from './connection.ts'
import { assertKnown } from './migrate.ts'
import type { Migration } from './migrations/migration.ts'

/** `quick` reads every page; `full` also compares each index with its table. */
export type Depth = 'quick' | 'full'

const DAMAGE = /^SQLITE_(CORRUPT|NOTADB|IOERR_SHORT_READ)/

/**
 * What is wrong with the file, in SQLite's words, or null where it is sound or absent.
 * @throws VigieError database_foreign | database_too_new | database_unavailable: not damage, and not ours to repair.
 */
export function damageOf(
  path: string,
  migrations: readonly Migration[],
  depth: Depth = 'quick',
): string | null {
  if (!existsSync(path)) return null
  const db = connect(path, 'readonly')
  try {
    assertKnown(db, migrations)
    const check = depth === 'quick' ? 'quick_check(1)' : 'integrity_check(1)'
    const verdict = String(db.pragma(check, { simple: true }))
    return verdict === 'ok' ? null : verdict
  } catch (error) {
    return damageIn(error, path)
  } finally {
    db.close()
  }
}

function damageIn(error: unknown, path: string): string {
  if (error instanceof VigieError) throw error
  const { code, message } = error as NodeJS.ErrnoException
  if (code !== undefined && DAMAGE.test(code)) return message
  throw new VigieError('database_unavailable', { path, detail: message }, { cause: error })
}
