/** The store of the monthly run: versions, failures, cycles, batches, spending. Each method is one transaction. */
import type { Database } from 'better-sqlite3'
import type {
  Cycle,
  FailedRewrite,
  JobTitle,
  NewVersion,
  PendingBatch,
  RewriteStore,
  Submission,
} from '../../../core/jobs/occupations/ports.ts'
import { messageColumn } from '../message-column.ts'
import { createJournal } from './journal.ts'
import { type OccupationRecordRow, occupationOf } from './rows.ts'
import { createVersionSaver } from './versions.ts'

/** The store of the occupations kind, on an open, migrated database. */
export function createRewriteStore(db: Database): RewriteStore {
  const journal = createJournal(db)
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

  return {
    ...cycles(db),
    ...submissions(db),
    ...batches(db),
    ...spending(db),
    find(code) {
      const row = find.get(code)
      return row === undefined ? null : occupationOf(row)
    },
    titles: (code) => titles.all(code),
    saveVersion: db.transaction((next: NewVersion) => {
      const saved = saveNext(next)
      noteEnd(next.cycleId, next.code, true)
      return saved
    }),
    saveRehearsal: db.transaction(
      ({ code, at, agent, cycleId }: Parameters<RewriteStore['saveRehearsal']>[0]) => {
        const description = { told: 'occupations.real_kept' } as const
        journal.audit({ at, code, event: 'simulated', agent, description, before: null, after: null })
        noteEnd(cycleId, code, true)
      },
    ),
    saveFailure: db.transaction((failed: FailedRewrite) => {
      const { at, code, agent, problem } = failed
      journal.audit({ at, code, event: 'failed', agent, description: problem, before: null, after: null })
      journal.spend(at, code, failed.spend)
      blame.run(messageColumn(problem), code)
      noteEnd(failed.cycleId, code, false)
    }),
  }
}

function cycles(db: Database): Pick<RewriteStore, 'openCycle' | 'startCycle' | 'closeCycle' | 'remaining'> {
  const open = db.prepare<[], Cycle>(
    'SELECT id, started_at AS startedAt, run_id AS runId FROM occupation_cycles WHERE ended_at IS NULL',
  )
  const start = db.prepare('INSERT INTO occupation_cycles (started_at, run_id) VALUES (?, ?)')
  const end = db.prepare('INSERT INTO occupation_cycle_ends (cycle_id, code, saved) VALUES (?, ?, 1)')
  const close = db.prepare('UPDATE occupation_cycles SET ended_at = ? WHERE id = ?')
  const remaining = db
    .prepare<[number], string>(
      `SELECT code FROM occupations AS o WHERE status = 'published'
         AND NOT EXISTS (SELECT 1 FROM occupation_cycle_ends WHERE cycle_id = ? AND code = o.code)
       ORDER BY code`,
    )
    .pluck()
  return {
    openCycle: () => open.get() ?? null,
    startCycle: db.transaction((startedAt: number, runId: string, already: readonly string[]) => {
      const id = Number(start.run(startedAt, runId).lastInsertRowid)
      for (const code of already) end.run(id, code)
      return { id, startedAt, runId }
    }),
    closeCycle: (id, at) => void close.run(at, id),
    remaining: (cycleId) => remaining.all(cycleId) as unknown as string[],
  }
}

function submissions(
  db: Database,
): Pick<RewriteStore, 'submission' | 'noteSubmission' | 'dropSubmission' | 'saveBatch'> {
  const note = db.prepare(
    'INSERT OR REPLACE INTO occupation_submissions (mark, cycle_id, requests, at) VALUES (@mark, @cycleId, @requests, @at)',
  )
  const literalMessage = db.prepare<[], Submission>(
    'SELECT mark, cycle_id AS cycleId, requests, at FROM occupation_submissions ORDER BY at',
  )
  const drop = db.prepare('DELETE FROM occupation_submissions')
  const insert = db.prepare(
    'INSERT INTO occupation_batches (id, cycle_id, created_at) VALUES (@id, @cycleId, @createdAt)',
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
    'SELECT id, cycle_id AS cycleId, created_at AS createdAt FROM occupation_batches WHERE ended_at IS NULL ORDER BY created_at',
  )
  const close = db.prepare('UPDATE occupation_batches SET ended_at = ? WHERE id = ?')
  return {
    pendingBatch: () => pending.get() ?? null,
    closeBatch: (id, at) => void close.run(at, id),
  }
}

function spending(db: Database): Pick<RewriteStore, 'spentSince' | 'spentInRun' | 'measuredCost'> {
  const since = db.prepare<[number], { sum: number }>(
    'SELECT COALESCE(SUM(cost), 0) AS sum FROM occupation_spending WHERE at >= ?',
  )
  const inRun = db.prepare<[string], { sum: number }>(
    'SELECT COALESCE(SUM(cost), 0) AS sum FROM occupation_spending WHERE run_id = ?',
  )
  const measured = db.prepare<[string], { mean: number | null }>(
    `SELECT AVG(cost) AS mean FROM
       (SELECT cost * (1 + batch) AS cost FROM occupation_spending WHERE model = ? ORDER BY id DESC LIMIT 200)`,
  )
  return {
    spentSince: (instant) => since.get(instant)?.sum ?? 0,
    spentInRun: (runId) => inRun.get(runId)?.sum ?? 0,
    measuredCost: (model) => measured.get(model)?.mean ?? null,
  }
}
