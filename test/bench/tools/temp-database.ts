/** A migrated database in a folder of its own. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { openDatabase } from '../../../main/adapters/sqlite/database.ts'

/** An open database; `remove` closes it and deletes its folder. */
export interface TempDatabase {
  readonly db: Database
  readonly folder: string
  readonly remove: () => void
}

export function tempDatabase(): TempDatabase {
  const folder = mkdtempSync(join(tmpdir(), 'vigie-bench-'))
  const db = openDatabase(join(folder, 'vigie.db'))
  return {
    db,
    folder,
    remove: () => {
      db.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Milliseconds that a piece of work takes. */
export async function timed(work: () => unknown): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}
