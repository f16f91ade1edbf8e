import DatabaseConstructor from 'better-sqlite3'
import { expect, it } from 'vitest'
import { jobsAndRuns } from '../../main/adapters/sqlite/migrations/0001-jobs-and-runs.ts'
import { alerts } from '../../main/adapters/sqlite/migrations/0003-alerts.ts'

it('adds the tables of alerts, assets and maintenances, and leaves the others alone', () => {
  const db = new DatabaseConstructor(':memory:')
  jobsAndRuns.up(db)
  db.exec("INSERT INTO host_waits VALUES ('example.org', 5)")
  const tables = () => db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all()
  const before = tables()
  alerts.up(db)
  expect(tables().filter((name) => !before.includes(name))).toEqual([
    'assets',
    'maintenances',
    'alerts',
    'alert_counts',
    'notices',
    'notice_deliveries',
    'import_mappings',
  ])
  expect(db.prepare('SELECT * FROM host_waits').all()).toEqual([{ host: 'example.org', until: 5 }])
})
