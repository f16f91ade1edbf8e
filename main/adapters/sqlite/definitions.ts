/** The definitions of a database, and those that the migrations make. */
import { hash } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import { connect } from './connection.ts'
import { migrate } from './migrate.ts'
import type { Migration } from './migrations/migration.ts'

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

/** Returns what the migrations up to a version define, by making them all in memory. */
export function definitionsAt(version: number, migrations: readonly Migration[]): Map<string, string> {
  const db = connect(':memory:')
  try {
    const past = migrations.filter((migration) => migration.version <= version)
    migrate(db, past, () => {})
    return definitions(db)
  } finally {
    db.close()
  }
}

/** Returns a digest of the definitions under these names. */
export function digestOf(found: ReadonlyMap<string, string>, names: readonly string[]): string {
  return hash('sha256', JSON.stringify(names.map((name) => [name, found.get(name) ?? null])))
}
