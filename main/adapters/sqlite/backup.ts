/** Backups of an open database: page by page, or all at once. */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { VigieError } from '../../../shared/errors.ts'
import { systemProblem } from '../../../shared/system-problem.ts'
import { reserveNew } from '../files/new-file.ts'

/** Pages of 4 KB copied per turn of the event loop: about 1 ms. */
const PAGES_PER_STEP = 100

const DAILY = /^vigie-(\d{4}-\d{2}-\d{2})\.db$/

/** The backup of one day. */
export interface DailyBackup {
  readonly path: string
  /** `YYYY-MM-DD`, the owner's calendar day. */
  readonly day: string
}

/** Returns the daily backups in a folder, newest first. */
export function listDailyBackups(folder: string): readonly DailyBackup[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .flatMap((name) => {
      const day = DAILY.exec(name)?.[1]
      return day === undefined ? [] : [{ path: join(folder, name), day }]
    })
    .sort((a, b) => (a.day < b.day ? 1 : -1))
}

/**
 * Writes a consistent copy of the database to a new file while this connection continues to read and write
 * (SQLite's online backup).
 * @throws VigieError backup_target_exists | backup_failed; a partial file never gets the name
 */
export function backup(db: Database, target: string): Promise<void> {
  return written(target, (part) => db.backup(part, { progress: () => PAGES_PER_STEP }))
}

/**
 * Writes the copy all at once, for a process other than the writer: writes of another connection would restart a
 * page-by-page copy again and again (https://www.sqlite.org/backup.html). It blocks nobody, as it only reads.
 * @throws VigieError backup_target_exists | backup_failed; a partial file never gets the name
 */
export function backupInOneGo(db: Database, target: string): Promise<void> {
  return written(target, async (part) => void db.prepare('VACUUM INTO ?').run(part))
}

async function written(target: string, write: (part: string) => Promise<unknown>): Promise<void> {
  if (existsSync(target)) throw new VigieError('backup_target_exists', { path: target })
  const part = `${target}.part`
  try {
    reserveNew(part)
    await write(part)
    renameSync(part, target)
  } catch (error) {
    removeIfAllowed(part)
    const detail = systemProblem(error)
    throw new VigieError('backup_failed', { path: target, detail }, { cause: error })
  }
}

/** In a folder that may not be entered there is no part to remove; the first refusal is the one to report. */
function removeIfAllowed(part: string): void {
  try {
    rmSync(part, { force: true })
  } catch {
    // Told already by what failed before.
  }
}

/**
 * Makes the copy of a day, once; then keeps only the `kept` newest daily copies. One of a later day was made under a
 * wrong clock: it does not count, and stays until its day has come.
 * @returns whether a copy was made
 */
export async function backupDaily(db: Database, folder: string, day: string, kept: number): Promise<boolean> {
  mkdirSync(folder, { recursive: true })
  const target = join(folder, `vigie-${day}.db`)
  const missing = !existsSync(target)
  if (missing) await backup(db, target)
  const past = listDailyBackups(folder).filter((copy) => copy.day <= day)
  for (const old of past.slice(kept)) rmSync(old.path)
  return missing
}
