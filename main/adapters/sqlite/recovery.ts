/** What happens if the database is found damaged at startup. */
import { existsSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { type LocalizableMessage, VigieError } from '../../../shared/errors.ts'
import { type DailyBackup, listDailyBackups } from './backup.ts'
import { connect } from './connection.ts'
import { backupsFolder } from './database.ts'
import { type CheckDepth, damageOf } from './integrity.ts'
import type { Migration } from './migrations/migration.ts'
import { moveDatabase, putInPlace, tidy } from './restore.ts'

/** An unusable backup is skipped; the owner hears about the damaged database. */
function isGood(backup: DailyBackup, migrations: readonly Migration[]): boolean {
  try {
    return statSync(backup.path).size > 0 && damageOf(backup.path, migrations) === null
  } catch (error) {
    if (error instanceof VigieError) return false
    throw error
  }
}

/** Orders by the counter in each copy: the day in a name is wrong if the clock was. Copies without it are older. */
function newestFirst(backups: readonly DailyBackup[]): readonly DailyBackup[] {
  const beats = new Map(backups.map((copy) => [copy, beatsOf(copy.path)]))
  return backups.toSorted((a, b) => (beats.get(b) ?? 0) - (beats.get(a) ?? 0))
}

/** Returns the counter of a copy; 0 if it has none, or cannot be read. */
function beatsOf(path: string): number {
  let db: ReturnType<typeof connect> | null = null
  try {
    db = connect(path, 'readonly')
    return Number(db.prepare('SELECT beats FROM clock_state').pluck().get() ?? 0)
  } catch {
    // Made by an earlier version, or damaged: whether it can be used is examined later.
    return 0
  } finally {
    db?.close()
  }
}

/** How a start looks at the database. */
interface StartCheck {
  readonly migrations: readonly Migration[]
  readonly depth: CheckDepth
}

/** An empty file is a new database, unless backups of its former content exist. */
function damageAtStart(
  path: string,
  hasBackups: boolean,
  { migrations, depth }: StartCheck,
): LocalizableMessage | string | null {
  if (hasBackups && existsSync(path) && statSync(path).size === 0) return { messageKey: 'file_empty' }
  return damageOf(path, migrations, depth)
}

/**
 * Checks the database; moves a damaged one aside under a name with the time, and replaces it by the newest
 * good daily backup, if there is one.
 * @returns what to report to the owner (database_restored | database_lost), or null if all is well
 */
export function recover(path: string, stamp: string, check: StartCheck): VigieError | null {
  const backups = listDailyBackups(backupsFolder(path))
  const detail = damageAtStart(path, backups.length > 0, check)
  if (detail === null) return null
  const aside = `${path}.damaged-${stamp}`
  try {
    return recovered(path, aside, { detail, backups, migrations: check.migrations })
  } finally {
    for (const backup of backups) tidy(backup.path)
  }
}

/** What was found, and what may take its place. */
interface Recovery {
  readonly detail: LocalizableMessage | string
  readonly backups: readonly DailyBackup[]
  readonly migrations: readonly Migration[]
}

function recovered(path: string, aside: string, { detail, backups, migrations }: Recovery): VigieError {
  const good = newestFirst(backups).find((backup) => isGood(backup, migrations))
  if (good === undefined) {
    moveDatabase(path, aside)
    return new VigieError('database_lost', { aside: basename(aside), detail })
  }
  putInPlace(good.path, path, aside)
  return new VigieError('database_restored', { backup: good.day, aside: basename(aside), detail })
}
