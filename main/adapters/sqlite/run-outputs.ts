/** What runs received, in SQLite. */
import type { Database } from 'better-sqlite3'
import type { RunOutput, RunOutputStore } from '../../core/jobs/figures/ports.ts'

interface OutputRow extends Omit<RunOutput, 'cut'> {
  readonly cut: number
}

/** The store, on an open, migrated database. */
export function createRunOutputStore(db: Database): RunOutputStore {
  const insert = db.prepare<[OutputRow]>(
    'INSERT OR REPLACE INTO run_outputs VALUES (@runId, @jobId, @at, @text, @cut)',
  )
  const find = db.prepare<[string], OutputRow>(
    'SELECT run_id AS runId, job_id AS jobId, at, text, cut FROM run_outputs WHERE run_id = ?',
  )
  return {
    save: (output) => void insert.run({ ...output, cut: Number(output.cut) }),
    find: (runId) => {
      const row = find.get(runId)
      return row === undefined ? null : { ...row, cut: row.cut === 1 }
    },
  }
}
