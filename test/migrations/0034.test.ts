import DatabaseConstructor from 'better-sqlite3'
import { expect, it } from 'vitest'
import { migrate } from '../../main/adapters/sqlite/migrate.ts'
import { migrations } from '../../main/adapters/sqlite/migrations/index.ts'

it('knows no program of the runs there are', () => {
  const db = new DatabaseConstructor(':memory:')
  const until = (newest: number) => migrations.filter(({ version }) => version <= newest)
  migrate(db, until(33), () => {})
  db.exec(`
    INSERT INTO runs (id, job_id, kind, cause, occurrence, scheduled_for, started_at, attempts)
    VALUES ('r1', 'backup', 'command', 'manual', 'a', 5, 5, 1);
  `)
  migrate(db, until(34), () => {})
  expect(db.prepare('SELECT id, program FROM runs').all()).toEqual([{ id: 'r1', program: null }])
})
