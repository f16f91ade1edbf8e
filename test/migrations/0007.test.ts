import DatabaseConstructor from 'better-sqlite3'
import { expect, it } from 'vitest'
import { occupations } from '../../main/adapters/sqlite/migrations/0005-occupations.ts'
import { batchSubmissions } from '../../main/adapters/sqlite/migrations/0007-batch-submissions.ts'

it('adds the table of submissions, and leaves a batch that is waited for alone', () => {
  const db = new DatabaseConstructor(':memory:')
  occupations.up(db)
  db.exec(`
    INSERT INTO occupation_cycles (id, started_at, run_id) VALUES (1, 5, 'run');
    INSERT INTO occupation_batches (id, cycle_id, created_at) VALUES ('msgbatch_1', 1, 6)`)
  const before = db.prepare('SELECT * FROM occupation_batches').all()

  batchSubmissions.up(db)

  expect(db.prepare('SELECT * FROM occupation_batches').all()).toEqual(before)
  db.exec("INSERT INTO occupation_submissions VALUES ('run', 1, 20, 7)")
  expect(() => db.exec("INSERT INTO occupation_submissions VALUES ('other', 2, 20, 7)")).toThrow(
    /FOREIGN KEY/,
  )
})
