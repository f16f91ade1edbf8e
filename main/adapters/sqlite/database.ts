/** The database file, at the schema of this program. */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { connect, setPragmas } from './connection.ts'
import { assertKnown, migrate } from './migrate.ts'
import { migrations as allMigrations } from './migrations/index.ts'
import type { Migration } from './migrations/migration.ts'

const UPGRADE_BACKUP = /^before-upgrade-from-(\d+)\.db$/
const UPGRADE_BACKUPS_KEPT = 3

/** Returns the folder of daily backups and of those made before an upgrade. */
export function backupsFolder(path: string): string {
  return join(dirname(path), 'backups')
}

/** A copy made all at once: used only before an upgrade, when nothing else runs yet. */
function backupBeforeUpgrade(db: Database, from: number): void {
  const folder = backupsFolder(db.name)
  mkdirSync(folder, { recursive: true })
  const target = join(folder, `before-upgrade-from-${from}.db`)
  const part = `${target}.part`
  rmSync(part, { force: true })
  db.prepare('VACUUM INTO ?').run(part)
  renameSync(part, target)
  dropOldUpgradeBackups(folder)
}

function dropOldUpgradeBackups(folder: string): void {
  const versionOf = (name: string) => Number(UPGRADE_BACKUP.exec(name)?.[1])
  const kept = readdirSync(folder)
    .filter((name) => UPGRADE_BACKUP.test(name))
    .sort((a, b) => versionOf(b) - versionOf(a))
  for (const name of kept.slice(UPGRADE_BACKUPS_KEPT)) rmSync(join(folder, name))
}

/**
 * Opens a database file (created if missing), rejects unknown ones, and migrates it to its schema, with a
 * copy in `backups/` before the schema of an existing file changes.
 * @throws VigieError native_module_missing | database_unavailable | database_foreign | database_too_new |
 *   migration_failed; the error of SQLite itself if the file is damaged
 */
export function openDatabase(path: string, migrations: readonly Migration[] = allMigrations): Database {
  if (existsSync(path)) refuseUnknown(path, migrations)
  const db = connect(path)
  try {
    setPragmas(db)
    migrate(db, migrations, (from) => backupBeforeUpgrade(db, from))
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/** Checked on a read-only connection first: switching to the write-ahead log would already change a file. */
function refuseUnknown(path: string, migrations: readonly Migration[]): void {
  const db = connect(path, 'readonly')
  try {
    assertKnown(db, migrations)
  } finally {
    db.close()
  }
}
