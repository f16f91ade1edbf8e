import DatabaseConstructor from 'better-sqlite3'
import { expect, it } from 'vitest'
import { occupations } from '../../main/adapters/sqlite/migrations/0005-occupations.ts'
import { stoppedMonths } from '../../main/adapters/sqlite/migrations/0029-stopped-months.ts'

it('takes no open month for one that a person stopped', () => {
  const db = new DatabaseConstructor(':memory:')
  occupations.up(db)
  db.exec("INSERT INTO occupation_cycles (started_at, run_id) VALUES (5, 'run-1')")
  stoppedMonths.up(db)
  expect(db.prepare('SELECT run_id, cancelled_at FROM occupation_cycles').all()).toEqual([
    { run_id: 'run-1', cancelled_at: null },
  ])
})
