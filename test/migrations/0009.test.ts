import DatabaseConstructor from 'better-sqlite3'
import { expect, it } from 'vitest'
import { jobsAndRuns } from '../../main/adapters/sqlite/migrations/0001-jobs-and-runs.ts'
import { failingSince } from '../../main/adapters/sqlite/migrations/0009-failing-since.ts'

it('knows of a job that fails already how often, but not since when', () => {
  const db = new DatabaseConstructor(':memory:')
  jobsAndRuns.up(db)
  db.exec("INSERT INTO job_state (job_id, schedule_key, anchor_at, failures) VALUES ('trades', '', 1, 3)")

  failingSince.up(db)

  expect(db.prepare('SELECT failures, failing_since FROM job_state').all()).toEqual([
    { failures: 3, failing_since: null },
  ])
})
