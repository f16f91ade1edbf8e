/**
 * How each table is corrected if its rows were written under a clock that was ahead. Parameters: `@now`, `@limit`
 * (rows before it are right), `@ahead` (ms). The first statement of a table is the one that is counted.
 */

/** The real instant of a wrong one. */
const real = (column: string) => `min(${column} - @ahead, @now)`

/** Moves instants after the present to the real ones. */
const moved = (table: string, ...columns: readonly string[]): readonly string[] =>
  columns.map((column) => `UPDATE ${table} SET ${column} = ${real(column)} WHERE ${column} > @limit`)

/**
 * An execution stays with its real times, and a record of skipped times with the reason `clock`; both give their
 * planned time free, which then has its run.
 */
const RUNS = `
  UPDATE runs SET occurrence = 'clock:' || id,
    scheduled_for = ${real('coalesce(started_at, ended_at, scheduled_for)')},
    started_at = ${real('started_at')}, ended_at = ${real('ended_at')},
    skip_reason = iif(outcome = 'skipped', 'clock', skip_reason),
    summary = json_set(summary, '$.clock_ahead_seconds', @ahead / 1000)
  WHERE scheduled_for > @limit OR started_at > @limit OR ended_at > @limit`

/** Ids of calls sort by time: those of a wrong one would stay the newest. */
const CALLS = `
  UPDATE analysis_calls SET at = ${real('at')},
    id = printf('%08x-%04x', (${real('at')}) >> 16, (${real('at')}) & 65535) || substr(id, 14)
  WHERE at > @limit`

/** The sums of today and later are made again from the corrected calls. */
const SUMS = [
  'DELETE FROM analysis_call_days WHERE day >= CAST(@now AS INTEGER) / 86400000',
  `INSERT INTO analysis_call_days
    SELECT job_id, at / 86400000,
      iif(status IS NULL, -1, CAST(round(ln(max(duration_ms, 1)) / ln(1.05)) AS INTEGER)),
      count(*), sum(succeeded), sum(attempt > 1)
    FROM analysis_calls WHERE at >= CAST(@now AS INTEGER) / 86400000 * 86400000 GROUP BY 1, 2, 3`,
]

/** A wait keeps its length. */
const WAITS = `
  UPDATE host_waits SET until = @now + until - asked_at, asked_at = @now WHERE asked_at > @limit`

export const CLOCK_RULES: Readonly<Record<string, readonly string[]>> = {
  runs: [RUNS],
  host_waits: [WAITS],
  analysis_calls: [CALLS, ...SUMS],
  index_scores: ['DELETE FROM index_scores WHERE as_of > @limit'],
  index_articles: moved('index_articles', 'first_seen_at'),
  index_sources: [
    `UPDATE index_sources SET wait_until = NULL WHERE last_fault_at > @limit`,
    ...moved('index_sources', 'last_ok_at', 'last_fault_at'),
  ],
  alerts: moved('alerts', 'updated_at', 'created_at', 'dismissed_at', 'cleared_at', 'notified_at'),
  notices: moved('notices', 'decided_at'),
  notice_deliveries: moved('notice_deliveries', 'at'),
  assets: moved('assets', 'updated_at', 'created_at'),
  maintenances: moved('maintenances', 'updated_at', 'created_at'),
  import_mappings: moved('import_mappings', 'used_at'),
  imports: moved('imports', 'imported_at', 'undone_at'),
  import_meanings: moved('import_meanings', 'used_at'),
  trade_days: moved('trade_days', 'verified_at', 'confirmed_at'),
  occupations: moved('occupations', 'updated_at'),
  occupation_versions: moved('occupation_versions', 'at'),
  occupation_audit: moved('occupation_audit', 'at'),
  occupation_spending: moved('occupation_spending', 'at'),
  occupation_cycles: moved('occupation_cycles', 'started_at', 'ended_at'),
  occupation_batches: moved('occupation_batches', 'created_at', 'ended_at'),
  occupation_submissions: moved('occupation_submissions', 'at'),
  job_state: moved('job_state', 'halted_at', 'paused_since'),
}
