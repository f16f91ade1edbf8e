import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { migrate } from '../../main/adapters/sqlite/migrate.ts'
import { migrations } from '../../main/adapters/sqlite/migrations/index.ts'

test('an earlier maintenance has no meter, and keeps its day', () => {
  const db = new Database(':memory:')
  onTestFinished(() => void db.close())
  migrate(db, migrations.slice(0, 24), () => {})
  db.exec(`
    INSERT INTO assets VALUES (1, 'name a', 'A', 'a', 'a', '', '', '', 'in_service', NULL, NULL, '[]', '', 0, 0);
    INSERT INTO maintenances (id, asset_id, title, planned_day, status, month_day, reference, notes, created_at, updated_at)
    VALUES (1, 1, 'Oil', 100, 'planned', 9, '', '', 0, 0)`)
  migrate(db, migrations.slice(0, 25), () => {})
  expect(
    db.prepare('SELECT planned_day, meter_unit, meter_at, meter_every, calendar_day FROM maintenances').get(),
  ).toEqual({ planned_day: 100, meter_unit: null, meter_at: null, meter_every: null, calendar_day: null })
})
