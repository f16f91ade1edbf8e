/** Calls of analysis services, in SQLite. Call ids sort by time, so they are the cursor of a list. */
import type { Database } from 'better-sqlite3'
import { DAY_MS } from '../../../shared/time/units.ts'
import type { AnalysisCall, AnalysisStore, CallStatistics } from '../../core/jobs/analysis/ports.ts'
import { messageColumn, messageFromColumn } from './message-column.ts'

/** Number of newest answers of a job that are kept; older calls stay without them. */
const ANSWERS_KEPT = 2000
/** Statistics over a longer time come from the sums of whole days, ms: rows of a year would take half a second. */
const LONGEST_BY_ROWS = 2 * DAY_MS
/** The bounds of a bucket of durations differ by this factor. */
const BUCKET_RATIO = 1.05
const UNANSWERED = -1
const BUCKET = `iif(@status IS NULL, ${UNANSWERED},
  CAST(round(ln(max(@duration_ms, 1)) / ln(${BUCKET_RATIO})) AS INTEGER))`

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
  const count = db.prepare<[CallRow]>(`
    INSERT INTO analysis_call_days VALUES (@job_id, CAST(@at AS INTEGER) / ${DAY_MS}, ${BUCKET}, 1, @succeeded, @attempt > 1)
    ON CONFLICT DO UPDATE SET calls = calls + 1, succeeded = succeeded + excluded.succeeded,
      retries = retries + excluded.retries`)
  const emptyOld = db.prepare<[string]>(`
    UPDATE analysis_calls SET answer = NULL, answer_cut = 1 WHERE id = (
      SELECT id FROM analysis_calls WHERE job_id = ? AND answer IS NOT NULL ORDER BY id DESC
      LIMIT 1 OFFSET ${ANSWERS_KEPT})`)
  const save = db.transaction((row: CallRow) => {
    insert.run(row)
    count.run(row)
    emptyOld.run(row.job_id)
  })
  const figures = db.prepare<
    [string, number, number],
    { succeeded: number; attempt: number; status: number | null; ms: number }
  >(`SELECT succeeded, attempt, status, duration_ms AS ms FROM analysis_calls
     WHERE job_id = ? AND at >= ? AND at < ?`)
  const sums = db.prepare<[string, number], CallSum>(`
    SELECT bucket, sum(calls) AS calls, sum(succeeded) AS succeeded, sum(retries) AS retries
    FROM analysis_call_days WHERE job_id = ? AND day >= ? GROUP BY bucket`)
  const list = (jobId: string, limit: number, before = '~') => page.all(jobId, before, limit).map(fromRow)
  return {
    save: (call) => void save.immediate(toRow(call)),
    list,
    find: (id) => mapped(byId.get(id)),
    last: (jobId) => list(jobId, 1)[0] ?? null,
    lastFailed: (jobId) => mapped(failed.get(jobId)),
    statistics: (jobId, since, now) => {
      const isLong = now - since > LONGEST_BY_ROWS
      const nextDay = Math.ceil(since / DAY_MS)
      const rows = figures.all(jobId, since, isLong ? nextDay * DAY_MS : Number.MAX_SAFE_INTEGER)
      const ofRows = rows.map((row) => ({
        calls: 1,
        succeeded: row.succeeded,
        retries: Number(row.attempt > 1),
        ms: row.status === null ? null : row.ms,
      }))
      return statisticsOf([...ofRows, ...(isLong ? sums.all(jobId, nextDay).map(fromSum) : [])])
    },
  }
}

/** Some calls of about the same duration; `ms` is null if they had no answer. */
interface CallGroup {
  readonly calls: number
  readonly succeeded: number
  readonly retries: number
  readonly ms: number | null
}

type CallSum = Omit<CallGroup, 'ms'> & { readonly bucket: number }

const fromSum = ({ bucket, ...counts }: CallSum): CallGroup => ({
  ...counts,
  ms: bucket === UNANSWERED ? null : Math.round(BUCKET_RATIO ** bucket),
})

/** Adds up groups; percentiles are by nearest rank over the answered calls. */
function statisticsOf(groups: readonly CallGroup[]): CallStatistics {
  const total = (key: 'calls' | 'succeeded' | 'retries') => groups.reduce((sum, group) => sum + group[key], 0)
  const answered = groups.flatMap(({ ms, calls }) => (ms === null ? [] : [{ ms, calls }]))
  answered.sort((a, b) => a.ms - b.ms)
  const count = answered.reduce((sum, { calls }) => sum + calls, 0)
  const at = (share: number) => {
    let left = Math.ceil(share * count)
    for (const { ms, calls } of answered) {
      left -= calls
      if (left <= 0) return ms
    }
    return null
  }
  const [p50, p95, p99] = count === 0 ? [null, null, null] : [at(0.5), at(0.95), at(0.99)]
  return { calls: total('calls'), succeeded: total('succeeded'), retries: total('retries'), p50, p95, p99 }
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
      row.error_code === null || row.error_message === null
        ? null
        : { code: row.error_code, message: messageFromColumn(row.error_message) },
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
    error_message: call.error && messageColumn(call.error.message),
    answer: call.answer,
    answer_cut: Number(call.answerCut),
  }
}
