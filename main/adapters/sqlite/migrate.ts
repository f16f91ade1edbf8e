/** Migrates a database to the schema of this program: numbered steps, each in its own transaction. */
import type { Database } from 'better-sqlite3'
import { VigieError } from '../../../shared/errors.ts'
import { systemProblem } from '../../../shared/system-problem.ts'
import { APPLICATION_ID } from './connection.ts'
import type { Migration } from './migrations/migration.ts'

/** Returns the schema version of a file; 0 for a new one. */
export function schemaVersion(db: Database): number {
  return db.pragma('user_version', { simple: true }) as number
}

/** Returns the version this program writes. */
function latestVersion(migrations: readonly Migration[]): number {
  return migrations.at(-1)?.version ?? 0
}

function isEmpty(db: Database): boolean {
  return db.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined
}

/**
 * Rejects a file that is not Vigie's, or that a newer Vigie wrote. Reads only.
 * @throws VigieError database_foreign | database_too_new
 */
export function assertKnown(db: Database, migrations: readonly Migration[]): void {
  const application = db.pragma('application_id', { simple: true })
  if (application !== APPLICATION_ID && !isEmpty(db))
    throw new VigieError('database_foreign', { path: db.name })
  const found = schemaVersion(db)
  const known = latestVersion(migrations)
  if (found > known) throw new VigieError('database_too_new', { path: db.name, found, known })
}

/** Applies one step: schema, foreign keys and version in one transaction. */
function apply(db: Database, migration: Migration): void {
  db.transaction(() => {
    migration.up(db)
    const [orphan] = db.pragma('foreign_key_check') as { table: string }[]
    if (orphan !== undefined) throw new Error(`rows of ${orphan.table} point nowhere`)
    db.pragma(`application_id = ${APPLICATION_ID}`)
    db.pragma(`user_version = ${migration.version}`)
  })()
}

/**
 * Applies the missing steps in order. Calls `backup` once before the first step on a file with data. Foreign
 * keys are off meanwhile, so that a step may rebuild a table, and are checked at the end of each step
 * (https://www.sqlite.org/lang_altertable.html#otheralter).
 * @returns the versions applied
 * @throws VigieError migration_failed: the file stays at the last successful version
 */
export function migrate(
  db: Database,
  migrations: readonly Migration[],
  backup: (from: number) => void,
): readonly number[] {
  const found = schemaVersion(db)
  const missing = migrations.filter(({ version }) => version > found)
  if (missing.length === 0) return []
  if (found > 0) backup(found)
  db.pragma('foreign_keys = OFF')
  try {
    for (const migration of missing) applyOrExplain(db, migration)
  } finally {
    db.pragma('foreign_keys = ON')
  }
  return missing.map(({ version }) => version)
}

function applyOrExplain(db: Database, migration: Migration): void {
  try {
    apply(db, migration)
  } catch (error) {
    const detail = systemProblem(error)
    const params = { version: migration.version, found: schemaVersion(db), detail }
    throw new VigieError('migration_failed', params, { cause: error })
  }
}
