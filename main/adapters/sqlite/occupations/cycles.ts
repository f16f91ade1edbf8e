/** The months of rewriting: which records are left, with which model, and why one is stopped. */
import type { Database } from 'better-sqlite3'
import type { LocalizableMessage } from '../../../../shared/errors.ts'
import type { RewriteCycle, RewriteStore } from '../../../core/jobs/occupations/ports.ts'
import { messageColumn, messageFromColumn } from '../message-column.ts'
import { createJournal } from './journal.ts'

type Cycles = Pick<
  RewriteStore,
  | 'openCycle'
  | 'startCycle'
  | 'closeCycle'
  | 'remaining'
  | 'published'
  | 'rewrittenSince'
  | 'leaveOut'
  | 'changeModel'
  | 'noteStop'
  | 'noteCancel'
  | 'stoppedCycle'
>

/** The cycles, on an open, migrated database. */
export function createCycles(db: Database): Cycles {
  const journal = createJournal(db)
  const open = db.prepare<[], RewriteCycle & { stopped: string | null }>(
    `SELECT id, started_at AS startedAt, run_id AS runId, model, cancelled_at AS cancelledAt, stopped
     FROM occupation_cycles WHERE ended_at IS NULL`,
  )
  const start = db.prepare(
    'INSERT INTO occupation_cycles (started_at, run_id, model) VALUES (@startedAt, @runId, @model)',
  )
  const end = db.prepare(
    'INSERT OR IGNORE INTO occupation_cycle_ends (cycle_id, code, saved) VALUES (?, ?, 1)',
  )
  const forgetEnds = db.prepare('DELETE FROM occupation_cycle_ends WHERE cycle_id <> ?')
  const close = db.prepare('UPDATE occupation_cycles SET ended_at = ?, stopped = NULL WHERE id = ?')
  const setModel = db.prepare('UPDATE occupation_cycles SET model = ? WHERE id = ?')
  const stop = db.prepare(
    'UPDATE occupation_cycles SET stopped = @cause WHERE id = @id AND stopped IS NOT @cause',
  )
  const cancel = db.prepare(
    'UPDATE occupation_cycles SET cancelled_at = @at WHERE id = @id AND cancelled_at IS NOT @at',
  )
  const published = db
    .prepare<[], string>("SELECT code FROM occupations WHERE status = 'published' ORDER BY code")
    .pluck()
  const rewritten = db
    .prepare<[{ since: number }], string>(
      `SELECT code FROM occupations WHERE status = 'published' AND code IN (
         SELECT code FROM occupation_versions WHERE author = 'claude' AND at >= @since
         UNION ALL SELECT code FROM occupation_proposals WHERE at >= @since)
       ORDER BY code`,
    )
    .pluck()
  const remaining = db
    .prepare<[number], string>(
      `SELECT code FROM occupations AS o WHERE status = 'published'
         AND NOT EXISTS (SELECT 1 FROM occupation_cycle_ends WHERE cycle_id = ? AND code = o.code)
       ORDER BY code`,
    )
    .pluck()
  const left = (cycleId: number) => remaining.all(cycleId) as unknown as string[]
  return {
    openCycle() {
      const row = open.get()
      if (row === undefined) return null
      const { stopped: _cause, ...cycle } = row
      return cycle
    },
    startCycle: db.transaction((cycle: Parameters<Cycles['startCycle']>[0], already: readonly string[]) => {
      const id = Number(start.run(cycle).lastInsertRowid)
      forgetEnds.run(id)
      for (const code of already) end.run(id, code)
      return { ...cycle, id, cancelledAt: null }
    }),
    leaveOut: db.transaction((id: number, codes: readonly string[]) => {
      for (const code of codes) end.run(id, code)
    }),
    closeCycle: (id, at) => void close.run(at, id),
    remaining: left,
    published: () => published.all() as unknown as string[],
    rewrittenSince: (since) => rewritten.all({ since }) as unknown as string[],
    changeModel: db.transaction((cycle: RewriteCycle, model: string, at: number) => {
      setModel.run(model, cycle.id)
      if (cycle.model === null) return
      const params = { before: cycle.model, after: model }
      const description: LocalizableMessage = { messageKey: 'occupations.other_model', params }
      const common = { code: null, event: 'model', agent: 'monthly', before: null, after: null } as const
      journal.audit({ ...common, at, description })
    }),
    noteStop: (id, cause) => void stop.run({ id, cause: cause === null ? null : messageColumn(cause) }),
    noteCancel: (id, at) => void cancel.run({ id, at }),
    stoppedCycle() {
      const row = open.get()
      if (row === undefined || row.stopped === null) return null
      return { id: row.id, cause: messageFromColumn(row.stopped), left: left(row.id).length }
    },
  }
}
