import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { jobsAndRuns } from '../../main/adapters/sqlite/migrations/0001-jobs-and-runs.ts'

function migrated() {
  const db = new Database(':memory:')
  onTestFinished(() => void db.close())
  jobsAndRuns.up(db)
  return db
}

const insert = `INSERT INTO runs (id, job_id, kind, cause, occurrence, scheduled_for)
  VALUES (?, 'job', 'alerts', 'schedule', ?, 1000)`

test('From nothing to jobs, runs and waits', () => {
  const db = migrated()
  db.prepare(insert).run('a', '2026-01-05T10:00:00.000Z')
  db.exec("INSERT INTO job_state (job_id, schedule_key, anchor_at) VALUES ('job', '{}', 5)")
  db.exec("INSERT INTO host_waits VALUES ('example.org', 9)")
  expect(db.prepare('SELECT attempts, outcome, skipped_count, faults, summary FROM runs').get()).toEqual({
    attempts: 0,
    outcome: null,
    skipped_count: 1,
    faults: '[]',
    summary: '{}',
  })
  expect(db.prepare('SELECT failures, paused_since, open_skip FROM job_state').get()).toEqual({
    failures: 0,
    paused_since: null,
    open_skip: null,
  })
})

test('The database itself refuses a second run of an occurrence', () => {
  const db = migrated()
  db.prepare(insert).run('a', 'same')
  expect(() => db.prepare(insert).run('b', 'same')).toThrow(
    'UNIQUE constraint failed: runs.job_id, runs.occurrence',
  )
})

test('Tables are strict: text is no instant', () => {
  expect(() => migrated().exec("INSERT INTO host_waits VALUES ('example.org', 'soon')")).toThrow(
    'cannot store TEXT',
  )
})
