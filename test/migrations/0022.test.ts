import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { migrate } from '../../main/adapters/sqlite/migrate.ts'
import { migrations } from '../../main/adapters/sqlite/migrations/index.ts'

test('an earlier maintenance is near from half of its recurrence before its day, without details', () => {
  const db = new Database(':memory:')
  onTestFinished(() => void db.close())
  migrate(db, migrations.slice(0, 21), () => {})
  db.exec(
    `INSERT INTO assets VALUES (1, 'name a', 'A', 'a', 'a', '', '', '', 'in_service', NULL, NULL, '[]', '', 0, 0)`,
  )
  const add = db.prepare(`
    INSERT INTO maintenances (id, asset_id, title, planned_day, status, recurs_every, recurs_unit, recurs_from, month_day,
      reference, notes, created_at, updated_at) VALUES (?, 1, 'Oil', 100, 'planned', ?, ?, 'plan', 9, '', '', 0, 0)`)
  add.run(1, 1, 'week')
  add.run(2, 3, 'month')
  add.run(3, null, null)
  migrate(db, migrations.slice(0, 22), () => {})
  expect(db.prepare('SELECT near_day FROM maintenances ORDER BY id').pluck().all()).toEqual([97, 55, null])
  expect(
    db.prepare('SELECT assignee, lead_days, duration_minutes, links FROM maintenances WHERE id = 1').get(),
  ).toEqual({ assignee: '', lead_days: null, duration_minutes: null, links: '[]' })
})
