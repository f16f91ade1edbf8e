/** The books of paid calls. `cost` is what a row counts: reserved, settled, or kept because the outcome is unknown. */
import type { Database } from 'better-sqlite3'
import type { ModelPrices } from '../../../../shared/kinds/occupations.ts'
import type { CostLedger, CostReservation, CostSettlement } from '../../../core/jobs/occupations/ledger.ts'
import { createJournal } from './journal.ts'

/** Settles a reserved call; call it in a transaction with what the call brought. */
export function createSettler(db: Database): (settlement: CostSettlement) => void {
  const settle = db.prepare(
    `UPDATE occupation_spending SET state = 'settled', cost = @cost, input_tokens = @input, output_tokens = @output,
       cache_read_tokens = @cacheRead, cache_write_tokens = @cacheWrite WHERE id = @call`,
  )
  return ({ call, cost, usage }) => void settle.run({ call, cost, ...usage })
}

/** The ledger on an open, migrated database. */
export function createLedger(db: Database): CostLedger {
  const insert = db.prepare(
    `INSERT INTO occupation_spending (at, run_id, code, model, batch, input_tokens, output_tokens, cache_read_tokens,
       cache_write_tokens, cost, state, mark, shape, prices)
     VALUES (@at, @runId, @code, @model, @batch, 0, 0, 0, 0, @amount, 'reserved', @mark, @shape, @prices)`,
  )
  const release = db.prepare("DELETE FROM occupation_spending WHERE id = ? AND state = 'reserved'")
  const unknown = db.prepare(
    "UPDATE occupation_spending SET state = 'unknown' WHERE id = ? AND state = 'reserved'",
  )
  return {
    reserve: db.transaction((reservations: readonly CostReservation[]) =>
      reservations.map(({ prices, ...row }) => {
        const values = { ...row, batch: Number(row.mark !== null), prices: JSON.stringify(prices) }
        return Number(insert.run(values).lastInsertRowid)
      }),
    ),
    settle: createSettler(db),
    release: (call) => void release.run(call),
    leaveUnknown: (call) => void unknown.run(call),
    ...batchCalls(db),
    ...unanswered(db),
    ...sums(db),
  }
}

function batchCalls(db: Database): Pick<CostLedger, 'batchCall' | 'endBatch'> {
  const find = db.prepare<[string, string], { id: number; prices: string }>(
    "SELECT id, prices FROM occupation_spending WHERE state = 'reserved' AND mark = ? AND code = ?",
  )
  const drop = db.prepare("DELETE FROM occupation_spending WHERE state = 'reserved' AND mark = ?")
  const keep = db.prepare(
    "UPDATE occupation_spending SET state = 'unknown' WHERE state = 'reserved' AND mark = ?",
  )
  return {
    batchCall(mark, code) {
      const row = find.get(mark, code)
      return row === undefined ? null : { id: row.id, prices: JSON.parse(row.prices) as ModelPrices }
    },
    endBatch: (mark, end) => (end === 'released' ? drop : keep).run(mark).changes,
  }
}

/** What a dead process left: single calls, and batches that it had not noted as about to be submitted. */
function unanswered(db: Database): Pick<CostLedger, 'closeUnanswered'> {
  const journal = createJournal(db)
  const left = db.prepare<[], { id: number; code: string; at: number; amount: number }>(
    "SELECT id, code, at, cost AS amount FROM occupation_spending WHERE state = 'reserved' AND mark IS NULL ORDER BY id",
  )
  const close = db.prepare("UPDATE occupation_spending SET state = 'unknown' WHERE id = ?")
  return {
    closeUnanswered: db.transaction((now: number) =>
      left.all().map(({ id, ...call }) => {
        close.run(id)
        const { code, amount } = call
        const params = { usd: amount / 1_000_000 }
        const description = { messageKey: 'occupations.outcome_unknown', params } as const
        const common = { event: 'unanswered', agent: 'vigie', before: null, after: null } as const
        journal.audit({ ...common, at: now, code, description })
        return call
      }),
    ),
  }
}

type SumRow = { sum: number }

function sums(
  db: Database,
): Pick<CostLedger, 'spentSince' | 'spentInRun' | 'unknownSince' | 'unknownInRun' | 'measured'> {
  const sum = (condition: string) =>
    db.prepare<[number | string], SumRow>(
      `SELECT COALESCE(SUM(cost), 0) AS sum FROM occupation_spending WHERE ${condition}`,
    )
  const since = sum('at >= ?')
  const inRun = sum('run_id = ?')
  const unknownSince = sum("at >= ? AND state = 'unknown'")
  const unknownInRun = sum("run_id = ? AND state = 'unknown'")
  const measured = db.prepare<
    [string, string],
    { total: number | null; records: number; highest: number | null }
  >(
    `SELECT SUM(cost) AS total, COUNT(DISTINCT record) AS records, MAX(cost) AS highest FROM
       (SELECT cost * (1 + batch) AS cost, code || COALESCE(run_id, id) AS record FROM occupation_spending
        WHERE model = ? AND shape = ? AND state = 'settled' ORDER BY id DESC LIMIT 200)`,
  )
  return {
    spentSince: (instant) => since.get(instant)?.sum ?? 0,
    spentInRun: (runId) => inRun.get(runId)?.sum ?? 0,
    unknownSince: (instant) => unknownSince.get(instant)?.sum ?? 0,
    unknownInRun: (runId) => unknownInRun.get(runId)?.sum ?? 0,
    measured(model, shape) {
      const row = measured.get(model, shape)
      if (row === undefined || row.total === null || row.highest === null) return null
      return { perRecord: row.total / row.records, highest: row.highest }
    },
  }
}
