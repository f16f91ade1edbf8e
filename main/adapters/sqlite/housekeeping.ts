/** The store's part of the daily housekeeping. */
import type { Database } from 'better-sqlite3'
import type { Backups } from '../../core/ports/backups.ts'
import { backup, backupDaily } from './backup.ts'
import { backupsFolder } from './database.ts'

/** Backups beside the database, made while it is in use. */
export function sqliteBackups(db: Database): Backups {
  const folder = backupsFolder(db.name)
  return {
    daily: (day, kept) => backupDaily(db, folder, day, kept),
    to: (target) => backup(db, target),
  }
}

/** Recommended before closing and once a day (https://www.sqlite.org/pragma.html#pragma_optimize). */
export function optimize(db: Database): void {
  db.pragma('optimize')
}
