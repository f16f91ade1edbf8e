/** The state of jobs, in SQLite. */
import type { Database } from 'better-sqlite3'
import type { JobStateRecord, JobStateStore } from '../../core/schedule/state.ts'

const COLUMNS = `job_id AS jobId, schedule_key AS scheduleKey, anchor_at AS anchorAt, last_planned AS lastPlanned,
  next_due AS nextDue, paused_since AS pausedSince, paused_until AS pausedUntil, failures,
  failing_since AS failingSince,  halted_at AS haltedAt, open_skip AS openSkip`

/** The store, on an open, migrated database. */
export function createJobStateStore(db: Database): JobStateStore {
  const all = db.prepare<[], JobStateRecord>(`SELECT ${COLUMNS} FROM job_state ORDER BY job_id`)
  const one = db.prepare<[string], JobStateRecord>(`SELECT ${COLUMNS} FROM job_state WHERE job_id = ?`)
  const save = db.prepare<[JobStateRecord]>(`
    INSERT OR REPLACE INTO job_state (job_id, schedule_key, anchor_at, last_planned, next_due, paused_since,
      paused_until, failures, failing_since, halted_at, open_skip)
    VALUES (@jobId, @scheduleKey, @anchorAt, @lastPlanned, @nextDue, @pausedSince,
      @pausedUntil, @failures, @failingSince, @haltedAt, @openSkip)`)
  const remove = db.prepare<[string]>('DELETE FROM job_state WHERE job_id = ?')
  return {
    all: () => all.all(),
    get: (jobId) => one.get(jobId) ?? null,
    save: (state) => void save.run(state),
    remove: (jobId) => void remove.run(jobId),
  }
}
