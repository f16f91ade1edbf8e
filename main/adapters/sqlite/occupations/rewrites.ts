/** The store of the monthly run: versions, failures, cycles, batches, spending. Each method is one transaction. */
import type { Database } from 'better-sqlite3'
import type {
  BatchSubmission,
  FailedRewrite,
  JobTitle,
  NewVersion,
  PendingBatch,
  RewriteStore,
} from '../../../core/jobs/occupations/ports.ts'
import { messageColumn } from '../message-column.ts'
import { createCycles } from './cycles.ts'
import { createJournal } from './journal.ts'
import { createLedger, createSettler } from './ledger.ts'
import { createProposals } from './proposals.ts'
import { type OccupationRecordRow, occupationOf } from './rows.ts'
import { createVersionSaver } from './versions.ts'

/** The store of the occupations kind, on an open, migrated database. */
export function createRewriteStore(db: Database): RewriteStore {
  const journal = createJournal(db)
  const settle = createSettler(db)
  const saveNext = createVersionSaver(db)
  const find = db.prepare<[string], OccupationRecordRow>('SELECT * FROM occupations WHERE code = ?')
  const titles = db.prepare<[string], JobTitle>(
    'SELECT ogr, label FROM occupation_titles WHERE code = ? ORDER BY position',
  )
  const end = db.prepare(
    'INSERT OR REPLACE INTO occupation_cycle_ends (cycle_id, code, saved) VALUES (?, ?, ?)',
  )
  const blame = db.prepare('UPDATE occupations SET last_error = ? WHERE code = ?')

  function noteEnd(cycleId: number | null, code: string, saved: boolean): void {
    if (cycleId !== null) end.run(cycleId, code, Number(saved))
  }

  const lock = db.prepare('UPDATE occupations SET locked = ? WHERE code = ?')

  return {
    ...createCycles(db),
    ...submissions(db),
    ...batches(db),
    ...createLedger(db),
    ...createProposals(db, noteEnd),
    find(code) {
      const row = find.get(code)
      return row === undefined ? null : occupationOf(row)
    },
    titles: (code) => titles.all(code),
    lock: (code, fields) => void lock.run(JSON.stringify(fields), code),
    saveVersion: db.transaction((next: NewVersion) => {
      const saved = saveNext(next)
      noteEnd(next.cycleId, next.code, true)
      return saved
    }),
    saveRehearsal: db.transaction(
      ({ code, at, agent, cycleId }: Parameters<RewriteStore['saveRehearsal']>[0]) => {
        const description = { messageKey: 'occupations.real_kept' } as const
        journal.audit({ at, code, event: 'simulated', agent, description, before: null, after: null })
        noteEnd(cycleId, code, true)
      },
    ),
    saveFailure: db.transaction((failed: FailedRewrite) => {
      const { at, code, agent, problem } = failed
      journal.audit({ at, code, event: 'failed', agent, description: problem, before: null, after: null })
      if (failed.settlement !== null) settle(failed.settlement)
      blame.run(messageColumn(problem), code)
      noteEnd(failed.cycleId, code, false)
    }),
  }
}

function submissions(
  db: Database,
): Pick<RewriteStore, 'submission' | 'noteSubmission' | 'dropSubmission' | 'saveBatch'> {
  const note = db.prepare(
    'INSERT OR REPLACE INTO occupation_submissions (mark, cycle_id, requests, at) VALUES (@mark, @cycleId, @requests, @at)',
  )
  const literalMessage = db.prepare<[], BatchSubmission>(
    'SELECT mark, cycle_id AS cycleId, requests, at FROM occupation_submissions ORDER BY at',
  )
  const drop = db.prepare('DELETE FROM occupation_submissions')
  const insert = db.prepare(
    'INSERT INTO occupation_batches (id, cycle_id, created_at, mark) VALUES (@id, @cycleId, @createdAt, @mark)',
  )
  return {
    submission: () => literalMessage.get() ?? null,
    noteSubmission: (submission) => void note.run(submission),
    dropSubmission: () => void drop.run(),
    saveBatch: db.transaction((batch: PendingBatch) => {
      insert.run(batch)
      drop.run()
    }),
  }
}

function batches(db: Database): Pick<RewriteStore, 'pendingBatch' | 'closeBatch'> {
  const pending = db.prepare<[], PendingBatch>(
    `SELECT id, cycle_id AS cycleId, created_at AS createdAt, mark FROM occupation_batches WHERE ended_at IS NULL
     ORDER BY created_at`,
  )
  const close = db.prepare('UPDATE occupation_batches SET ended_at = ? WHERE id = ?')
  return {
    pendingBatch: () => pending.get() ?? null,
    closeBatch: (id, at) => void close.run(at, id),
  }
}
