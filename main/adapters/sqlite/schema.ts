/** Checks whether a database still has its tables. */
import type { Database } from 'better-sqlite3'
import type { LocalizableMessage } from '../../../shared/errors.ts'
import { definitions, definitionsAt, digestOf } from './definitions.ts'
import { LATEST_DIGEST, LATEST_NAMES, LATEST_VERSION } from './latest.computed.ts'
import { schemaVersion } from './migrate.ts'
import { migrations as allMigrations } from './migrations/index.ts'
import type { Migration } from './migrations/migration.ts'

/**
 * Returns what changed in the definitions of tables and indexes, or null if all match the migrations up to
 * the file's version. SQLite's own checks do not notice a changed byte there if the definition can still be
 * parsed. Additions (an index of the owner's, SQLite's statistics) are ignored.
 */
export function schemaDamage(db: Database, migrations: readonly Migration[]): LocalizableMessage | null {
  const found = definitions(db)
  const version = schemaVersion(db)
  const latest = migrations === allMigrations && version === LATEST_VERSION
  if (latest && digestOf(found, LATEST_NAMES) === LATEST_DIGEST) return null
  for (const [name, definition] of definitionsAt(version, migrations)) {
    if (found.get(name) !== definition) return { messageKey: 'definition_damaged', params: { name } }
  }
  return null
}
