/** The last answer of each source. */
import type { Database } from 'better-sqlite3'
import type { IndexStore, SourceReport, SourceState } from '../../../core/jobs/fear-greed/store.ts'
import { messageColumn, messageFromColumn } from '../message-column.ts'

interface SourceRow {
  source: string
  last_ok_at: number | null
  last_fault_at: number | null
  fault_code: string | null
  fault_message: string | null
  wait_until: number | null
}

/** When each source last answered and last failed. */
export interface SourceTable {
  readonly report: IndexStore['reportSources']
  readonly states: IndexStore['sources']
}

/** On an open, migrated database; call `report` in a transaction. */
export function createSourceTable(db: Database): SourceTable {
  const ok = db.prepare<[string, string, number]>(
    `INSERT INTO index_sources (profile, source, last_ok_at) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET last_ok_at = excluded.last_ok_at, fault_code = NULL, fault_message = NULL,
       wait_until = NULL`,
  )
  const fault = db.prepare(
    `INSERT INTO index_sources (profile, source, last_fault_at, fault_code, fault_message, wait_until)
     VALUES (@profile, @source, @at, @code, @message, @waitUntil)
     ON CONFLICT DO UPDATE SET last_fault_at = excluded.last_fault_at, fault_code = excluded.fault_code,
       fault_message = excluded.fault_message, wait_until = excluded.wait_until`,
  )
  const states = db.prepare<[string], SourceRow>(
    'SELECT * FROM index_sources WHERE profile = ? ORDER BY source',
  )
  return {
    report: (profile, at, reports) => {
      for (const { source, fault: found } of reports) {
        if (found === null) ok.run(profile, source, at)
        else fault.run({ profile, source, at, ...columnsOf(found, at) })
      }
    },
    states: (profile) => states.all(profile).map(toState),
  }
}

const columnsOf = ({ message, waitSeconds }: NonNullable<SourceReport['fault']>, at: number) => ({
  code: message.messageKey,
  message: messageColumn(message),
  waitUntil: endOfWait(at, waitSeconds),
})

const endOfWait = (at: number, seconds: number | null) => (seconds === null ? null : at + seconds * 1000)

function toState(row: SourceRow): SourceState {
  const { source, fault_code: code, fault_message: message } = row
  return {
    source,
    lastOkAt: row.last_ok_at,
    lastFaultAt: row.last_fault_at,
    fault: code === null || message === null ? null : { code, message: messageFromColumn(message) },
    waitUntil: row.wait_until,
  }
}
