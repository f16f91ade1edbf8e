import DatabaseConstructor from 'better-sqlite3'
import { expect, it } from 'vitest'
import { jobsAndRuns } from '../../main/adapters/sqlite/migrations/0001-jobs-and-runs.ts'
import { hostRefusals } from '../../main/adapters/sqlite/migrations/0008-host-refusals.ts'

it('counts the refusals of a host, and leaves its wait alone', () => {
  const db = new DatabaseConstructor(':memory:')
  jobsAndRuns.up(db)
  db.exec("INSERT INTO host_waits VALUES ('a.example', 5)")

  hostRefusals.up(db)

  expect(db.prepare('SELECT * FROM host_waits').all()).toEqual([{ host: 'a.example', until: 5 }])
  db.exec("INSERT INTO host_refusals VALUES ('a.example', 2)")
  expect(() => db.exec("INSERT INTO host_refusals VALUES ('a.example', 3)")).toThrow(/UNIQUE/)
})
