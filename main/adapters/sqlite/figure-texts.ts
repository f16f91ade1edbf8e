/** The long texts that figures stand for, in SQLite. */
import type { Database } from 'better-sqlite3'
import type { FigureTextStore } from '../../core/jobs/figures/ports.ts'

/** The store, on an open, migrated database. */
export function createFigureTextStore(db: Database): FigureTextStore {
  const insert = db.prepare<[string, string, number, string]>(`
    INSERT INTO figure_texts (job_id, value, at, text) VALUES (?, ?, ?, ?)
    ON CONFLICT (job_id, value) DO UPDATE SET at = excluded.at`)
  const find = db
    .prepare<[string, string], string>('SELECT text FROM figure_texts WHERE job_id = ? AND value = ?')
    .pluck()
  return {
    save: (jobId, value, text, at) => void insert.run(jobId, value, at, text),
    find: (jobId, value) => find.get(jobId, value) ?? null,
  }
}
