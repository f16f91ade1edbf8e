/** The audit: written in the same transaction as what it records. */
import type { Database } from 'better-sqlite3'
import { type LocalizableMessage, literalMessage } from '../../../../shared/errors.ts'
import { messageColumn } from '../message-column.ts'

/** One event in the audit of records. Instants in ms, costs in US dollars. */
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
    | 'unanswered'
    | 'proposed'
    | 'rejected'
    | 'replaced'
    | 'released'
    | 'source'
    | 'removed'
    | 'model'
  readonly agent: string
  /** Details of the event: a model, a version, a reason. */
  readonly description: LocalizableMessage
  /** JSON text. */
  readonly before: string | null
  readonly after: string | null
}

/** The audit, on an open database. */
export function createJournal(db: Database) {
  const audit = db.prepare(
    `INSERT INTO occupation_audit (at, code, event, agent, description, before, after)
     VALUES (@at, @code, @event, @agent, @description, @before, @after)`,
  )
  const write = (entry: JournalEntry): void =>
    void audit.run({ ...entry, description: messageColumn(entry.description) })
  return {
    audit: write,
    /** What a person changed beside the text; null: it was not there, or is gone. */
    byHand: (code: string, at: number, before: object | null, after: object | null): void =>
      write({
        at,
        code,
        event: 'edited',
        agent: 'person',
        description: literalMessage(''),
        before: JSON.stringify(before),
        after: JSON.stringify(after),
      }),
  }
}
