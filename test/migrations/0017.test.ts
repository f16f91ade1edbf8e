import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { migrate } from '../../main/adapters/sqlite/migrate.ts'
import { migrations } from '../../main/adapters/sqlite/migrations/index.ts'

test('a maintenance of the version before has no rule and came from no calendar', () => {
  const db = new Database(':memory:')
  onTestFinished(() => void db.close())
  migrate(db, migrations.slice(0, 16), () => {})
  db.exec(
    `INSERT INTO assets VALUES (1, 'name a', 'A', 'a', 'a', '', '', '', 'in_service', NULL, NULL, '[]', '', 0, 0)`,
  )
  db.exec(`INSERT INTO maintenances VALUES
    (1, 1, 'Oil', 9, 'planned', NULL, 1, 'week', 'plan', 9, NULL, NULL, '', '', NULL, NULL, 0, 0)`)
  migrate(db, migrations.slice(0, 17), () => {})
  expect(db.prepare('SELECT recurs_every, recurs_rule, import_source FROM maintenances').get()).toEqual({
    recurs_every: 1,
    recurs_rule: null,
    import_source: null,
  })
})
