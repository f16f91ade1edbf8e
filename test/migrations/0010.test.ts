import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { migrate } from '../../main/adapters/sqlite/migrate.ts'
import { migrations } from '../../main/adapters/sqlite/migrations/index.ts'

test('A wait of the version before has no begin, and no time is known', () => {
  const db = new Database(':memory:')
  onTestFinished(() => void db.close())
  migrate(db, migrations.slice(0, 9), () => {})
  db.exec("INSERT INTO host_waits VALUES ('example.org', 9)")
  migrate(db, migrations.slice(0, 10), () => {})
  expect(db.prepare('SELECT * FROM host_waits').get()).toEqual({
    host: 'example.org',
    until: 9,
    asked_at: null,
  })
  expect(db.prepare('SELECT count(*) FROM clock_state').pluck().get()).toBe(0)
  expect(db.prepare('SELECT count(*) FROM clock_periods').pluck().get()).toBe(0)
})
