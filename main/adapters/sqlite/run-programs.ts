/** The programs that runs have started, in SQLite. */
import type { Database } from 'better-sqlite3'
import type { RunProgramStore } from '../../core/jobs/command/left-programs.ts'

/** The store, on an open, migrated database. */
export function createRunProgramStore(db: Database): RunProgramStore {
  const note = db.prepare<[string, string]>('UPDATE runs SET program = ? WHERE id = ?')
  const left = db.prepare<[], { id: string; program: string }>(
    'SELECT id, program FROM runs WHERE outcome IS NULL AND program IS NOT NULL',
  )
  return {
    note: (runId, mark) => void note.run(JSON.stringify(mark), runId),
    left: () => left.all().map(({ id, program }) => ({ runId: id, mark: JSON.parse(program) })),
  }
}
