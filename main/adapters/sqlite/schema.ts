/** Checks whether a database still has its tables. */
import type { Database } from 'better-sqlite3'
import type { LocalizableMessage } from '../../../shared/errors.ts'
import { connect } from './connection.ts'
import { migrate, schemaVersion } from './migrate.ts'
import type { Migration } from './migrations/migration.ts'

/**
 * Returns what changed in the definitions of tables and indexes, or null if all match the migrations up to
 * the file's version. SQLite's own checks do not notice a changed byte there if the definition can still be
 * parsed. Additions (an index of the owner's, SQLite's statistics) are ignored.
 */
export function schemaDamage(db: Database, migrations: readonly Migration[]): LocalizableMessage | null {
  const found = definitions(db)
  for (const [name, definition] of definitionsAt(schemaVersion(db), migrations)) {
    if (found.get(name) !== definition) return { told: 'definition_damaged', params: { name } }
  }
  return null
}

function definitionsAt(version: number, migrations: readonly Migration[]): Map<string, string> {
  const db = connect(':memory:')
  try {
    const past = migrations.filter((migration) => migration.version <= version)
    migrate(db, past, () => {})
    return definitions(db)
  } finally {
    db.close()
  }
}

const DEFINITIONS = `
  SELECT name, type, tbl_name, sql FROM sqlite_schema
  WHERE name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow')
  ORDER BY name
`

/** Returns the definition of each table and index by its name, without SQLite's own inner tables of a search. */
export function definitions(db: Database): Map<string, string> {
  const rows = db.prepare(DEFINITIONS).raw().all() as string[][]
  return new Map(rows.map(([name = '', ...definition]) => [name, definition.join(' ')]))
}
