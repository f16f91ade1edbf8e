/** Audit and spending: written in the same transaction as what they record. */
import type { Database } from 'better-sqlite3'
import type { LocalizableMessage } from '../../../../shared/errors.ts'
import type { Spend } from '../../../core/jobs/occupations/ports.ts'
import { messageColumn } from '../message-column.ts'

export interface JournalEntry {
  readonly at: number
  readonly code: string | null
  readonly event:
    | 'created'
    | 'rewritten'
    | 'edited'
    | 'imported'
    | 'rolled_back'
    | 'simulated'
    | 'failed'
    | 'status'
  readonly agent: string
  /** Details of the event: a model, a version, a reason. */
  readonly description: LocalizableMessage
  /** JSON text. */
  readonly before: string | null
  readonly after: string | null
}

/** Both journals, on an open database. */
export function createJournal(db: Database) {
  const audit = db.prepare(
    `INSERT INTO occupation_audit (at, code, event, agent, description, before, after)
     VALUES (@at, @code, @event, @agent, @description, @before, @after)`,
  )
  const spend = db.prepare(
    `INSERT INTO occupation_spending (at, run_id, code, model, batch, input_tokens, output_tokens, cache_read_tokens,
       cache_write_tokens, cost)
     VALUES (@at, @runId, @code, @model, @batch, @input, @output, @cacheRead, @cacheWrite, @cost)`,
  )
  return {
    audit: (entry: JournalEntry): void =>
      void audit.run({ ...entry, description: messageColumn(entry.description) }),
    spend(at: number, code: string, paid: Spend | null): void {
      if (paid === null) return
      const { runId, model, cost, usage } = paid
      spend.run({ at, code, runId, model, cost, batch: Number(paid.batch), ...usage })
    },
  }
}
