/**
 * The history of runs, in SQLite. Newest first means by planned time, then by id, which sorts by time too. See
 * `connection.ts` for the `+` before parameters.
 */
import type { Database } from 'better-sqlite3'
import type {
  RunChange,
  RunQuery,
  RunRecord,
  RunSpan,
  RunStore,
  RunTally,
} from '../../core/jobs/run-record.ts'

const FIELDS = {
  startedAt: 'started_at',
  endedAt: 'ended_at',
  durationMs: 'duration_ms',
  attempts: 'attempts',
  outcome: 'outcome',
  skipReason: 'skip_reason',
  skippedCount: 'skipped_count',
  nextAttemptAt: 'next_attempt_at',
  progress: 'progress',
  faults: 'faults',
  summary: 'summary',
} as const satisfies Record<keyof RunChange, string>

const COLUMNS = `id, job_id AS jobId, kind, cause, occurrence, scheduled_for AS scheduledFor, ${Object.entries(
  FIELDS,
)
  .map(([field, column]) => `${column} AS ${field}`)
  .join(', ')}`

type StoredRunRow = Omit<RunRecord, 'progress' | 'faults' | 'summary'> & {
  readonly progress: string | null
  readonly faults: string
  readonly summary: string
}

function fromRow(row: StoredRunRow): RunRecord {
  const { progress, faults, summary } = row
  return {
    ...row,
    progress: progress === null ? null : JSON.parse(progress),
    faults: JSON.parse(faults),
    summary: JSON.parse(summary),
  }
}

const asColumn = (value: unknown) =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : value

const toColumns = (values: object) =>
  Object.fromEntries(Object.entries(values).map(([field, value]) => [field, asColumn(value)]))

/** The store, on an open, migrated database. */
export function createRunStore(db: Database): RunStore {
  const insert = db.prepare(`
    INSERT INTO runs (id, job_id, kind, cause, occurrence, scheduled_for, ${Object.values(FIELDS).join(', ')})
    VALUES (@id, @jobId, @kind, @cause, @occurrence, @scheduledFor, @${Object.keys(FIELDS).join(', @')})
    ON CONFLICT (job_id, occurrence) DO NOTHING`)
  const byId = db.prepare<[string], StoredRunRow>(`SELECT ${COLUMNS} FROM runs WHERE id = ?`)
  const byOccurrence = db.prepare<[string, string]>('SELECT 1 FROM runs WHERE job_id = ? AND occurrence = ?')
  const freeMissed = db.prepare<[string, string]>(`
    UPDATE runs SET occurrence = 'clock:' || id, skip_reason = 'clock'
    WHERE job_id = ? AND occurrence = ? AND skip_reason IN ('missed', 'condition')`)
  const lastDecided = db.prepare<[string], StoredRunRow>(`
    SELECT ${COLUMNS} FROM runs WHERE job_id = ? AND skip_reason IS NOT 'clock'
    ORDER BY scheduled_for DESC, id DESC LIMIT 1`)
  const lastEnded = db.prepare<[string], StoredRunRow>(`
    SELECT ${COLUMNS} FROM runs WHERE job_id = ? AND outcome IS NOT NULL AND (outcome <> 'skipped' OR skip_reason = 'offline')
    ORDER BY scheduled_for DESC, id DESC LIMIT 1`)
  const unfinished = db.prepare<[], StoredRunRow>(
    `SELECT ${COLUMNS} FROM runs WHERE outcome IS NULL ORDER BY id`,
  )
  const statement = statements(db)
  const tally = tallies(db)

  return {
    insert: (run) => insert.run(toColumns(run)).changes === 1,
    update: (id, change) => {
      const fields = Object.keys(change) as (keyof RunChange)[]
      if (fields.length === 0) return
      const set = fields.map((field) => `${FIELDS[field]} = @${field}`).join(', ')
      const once = fields.includes('outcome') ? ' AND outcome IS NULL' : ''
      statement(`UPDATE runs SET ${set} WHERE id = @id${once}`).run({ ...toColumns(change), id })
    },
    get: (id) => optional(byId.get(id)),
    hasOccurrence: (jobId, occurrence) => byOccurrence.get(jobId, occurrence) !== undefined,
    freeMissed: (jobId, occurrence) => freeMissed.run(jobId, occurrence).changes > 0,
    lastDecided: (jobId) => {
      const last = optional(lastDecided.get(jobId))
      if (last === null) return null
      return last.outcome === 'skipped'
        ? Date.parse(String(last.summary.last)) || last.scheduledFor
        : last.scheduledFor
    },
    lastEnded: (jobId) => optional(lastEnded.get(jobId)),
    unfinished: () => unfinished.all().map(fromRow),
    list: (query) => {
      const rows = statement(listSql(query)).all({ ...query, ...query.before }) as StoredRunRow[]
      return rows.map(fromRow)
    },
    tally: (span) => tally(span),
    transaction: (work) => db.transaction(work)(),
  }
}

const optional = (row: StoredRunRow | undefined) => (row === undefined ? null : fromRow(row))

/** Returns the query of a page; each form of it scans one index in order. */
export function listSql({ jobId, outcome, from, to, before }: RunQuery): string {
  const conditions = [
    jobId === undefined ? null : 'job_id = +@jobId',
    outcome === undefined ? null : 'outcome = +@outcome',
    from === undefined ? null : 'scheduled_for >= +@from',
    to === undefined ? null : 'scheduled_for < +@to',
    before === undefined ? null : '(scheduled_for, id) < (+@scheduledFor, +@id)',
  ].filter((condition) => condition !== null)
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`
  return `SELECT ${COLUMNS} FROM runs ${where} ORDER BY scheduled_for DESC, id DESC LIMIT +@limit`
}

/**
 * Counts by job and part from the index of planned times alone, and reads rows only of runs that did not succeed, which are
 * few: grouping all rows of a month would keep the process busy for seconds.
 */
function tallies(db: Database): (span: RunSpan) => RunTally[] {
  const all = db.prepare<[object], RunTally>(`
    WITH RECURSIVE part (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM part WHERE n < @parts - 1)
    SELECT job.value AS jobId, n AS part, 'succeeded' AS outcome, (
      SELECT COUNT(*) FROM runs WHERE job_id = job.value
        AND scheduled_for >= @from + n * @width AND scheduled_for < @from + (n + 1) * @width) AS count
    FROM json_each(@jobs) AS job, part`)
  const others = db.prepare<[object], RunTally>(`
    SELECT job_id AS jobId, CAST((scheduled_for - @from) / @width AS INTEGER) AS part, outcome, COUNT(*) AS count
    FROM runs INDEXED BY runs_by_outcome
    WHERE (outcome IS NULL OR outcome IN ('failed', 'partial', 'interrupted', 'cancelled', 'skipped'))
      AND scheduled_for >= @from AND scheduled_for < @from + @parts * @width
    GROUP BY 1, 2, 3`)
  return ({ jobIds, from, width, parts }) => {
    const span = { from, width, parts }
    const unsuccessful = others.all(span)
    const key = (tally: RunTally) => `${tally.part} ${tally.jobId}`
    const apart = Map.groupBy(unsuccessful, key)
    const succeeded = all.all({ ...span, jobs: JSON.stringify(jobIds) }).map((tally) => {
      const less = (apart.get(key(tally)) ?? []).reduce((sum, { count }) => sum + count, 0)
      return { ...tally, count: tally.count - less }
    })
    const known = new Set(jobIds)
    return [
      ...unsuccessful.filter(({ jobId }) => known.has(jobId)),
      ...succeeded.filter(({ count }) => count > 0),
    ]
  }
}

/** Prepares each statement once. */
function statements(db: Database) {
  const prepared = new Map<string, ReturnType<Database['prepare']>>()
  return (sql: string) => {
    const found = prepared.get(sql) ?? db.prepare(sql)
    prepared.set(sql, found)
    return found
  }
}
