/** Calls of analysis services, in SQLite. Call ids sort by time, so they are the cursor of a list. */
import type { Database } from 'better-sqlite3'
import type { AnalysisCall, AnalysisStore, CallStatistics } from '../../core/jobs/analysis/ports.ts'
import { messageColumn, messageFromColumn } from './message-column.ts'

interface CallRow {
  id: string
  job_id: string
  run_id: string
  attempt: number
  at: number
  duration_ms: number
  status: number | null
  succeeded: number
  execution_triggered: number | null
  error_code: string | null
  error_message: string | null
  answer: string | null
  answer_cut: number
}

/** The store, on an open, migrated database. */
export function createAnalysisStore(db: Database): AnalysisStore {
  const insert = db.prepare(`
    INSERT INTO analysis_calls VALUES (@id, @job_id, @run_id, @attempt, @at, @duration_ms, @status, @succeeded,
      @execution_triggered, @error_code, @error_message, @answer, @answer_cut)`)
  const page = db.prepare<[string, string, number], CallRow>(
    'SELECT * FROM analysis_calls WHERE job_id = ? AND id < ? ORDER BY id DESC LIMIT ?',
  )
  const byId = db.prepare<[string], CallRow>('SELECT * FROM analysis_calls WHERE id = ?')
  const failed = db.prepare<[string], CallRow>(
    'SELECT * FROM analysis_calls WHERE job_id = ? AND succeeded = 0 ORDER BY id DESC LIMIT 1',
  )
  const figures = db.prepare<
    [string, number],
    { succeeded: number; attempt: number; status: number | null; ms: number }
  >('SELECT succeeded, attempt, status, duration_ms AS ms FROM analysis_calls WHERE job_id = ? AND at >= ?')
  const list = (jobId: string, limit: number, before = '~') => page.all(jobId, before, limit).map(fromRow)
  return {
    save: (call) => void insert.run(toRow(call)),
    list,
    find: (id) => mapped(byId.get(id)),
    last: (jobId) => list(jobId, 1)[0] ?? null,
    lastFailed: (jobId) => mapped(failed.get(jobId)),
    statistics: (jobId, since) => {
      const rows = figures.all(jobId, since)
      const answered = rows.filter((row) => row.status !== null).map((row) => row.ms)
      return {
        calls: rows.length,
        succeeded: rows.filter((row) => row.succeeded === 1).length,
        retries: rows.filter((row) => row.attempt > 1).length,
        ...percentiles(answered),
      }
    },
  }
}

/** Nearest-rank percentiles. */
function percentiles(durations: number[]): Pick<CallStatistics, 'p50' | 'p95' | 'p99'> {
  const sorted = Float64Array.from(durations).sort()
  const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? null
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) }
}

function mapped(row: CallRow | undefined): AnalysisCall | null {
  return row === undefined ? null : fromRow(row)
}

function fromRow(row: CallRow): AnalysisCall {
  return {
    id: row.id,
    jobId: row.job_id,
    runId: row.run_id,
    attempt: row.attempt,
    at: row.at,
    durationMs: row.duration_ms,
    status: row.status,
    succeeded: row.succeeded === 1,
    executionTriggered: row.execution_triggered === null ? null : row.execution_triggered === 1,
    error:
      row.error_code === null
        ? null
        : { code: row.error_code, told: messageFromColumn(row.error_message ?? '') },
    answer: row.answer,
    answerCut: row.answer_cut === 1,
  }
}

function toRow(call: AnalysisCall): CallRow {
  return {
    id: call.id,
    job_id: call.jobId,
    run_id: call.runId,
    attempt: call.attempt,
    at: call.at,
    duration_ms: call.durationMs,
    status: call.status,
    succeeded: Number(call.succeeded),
    execution_triggered: call.executionTriggered === null ? null : Number(call.executionTriggered),
    error_code: call.error?.code ?? null,
    error_message: call.error && messageColumn(call.error.told),
    answer: call.answer,
    answer_cut: Number(call.answerCut),
  }
}
