import DatabaseConstructor from 'better-sqlite3'
import { expect, it } from 'vitest'
import { jobsAndRuns } from '../../main/adapters/sqlite/migrations/0001-jobs-and-runs.ts'
import { trades } from '../../main/adapters/sqlite/migrations/0004-trades.ts'

it('adds the tables of trade days, placements and bars, and leaves the others alone', () => {
  const db = new DatabaseConstructor(':memory:')
  jobsAndRuns.up(db)
  db.exec("INSERT INTO host_waits VALUES ('example.org', 5)")
  const tables = () => db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all()
  const before = tables()

  trades.up(db)

  expect(tables().filter((name) => !before.includes(name))).toEqual([
    'trade_days',
    'trade_placements',
    'trade_series',
    'trade_series_days',
    'trade_bars',
  ])
  expect(db.prepare('SELECT * FROM host_waits').all()).toEqual([{ host: 'example.org', until: 5 }])
})

it('reads a page of bars and the days of a window without looking through the others', () => {
  const db = new DatabaseConstructor(':memory:')
  trades.up(db)
  const plan = (sql: string) =>
    (db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all() as { detail: string }[]).map(({ detail }) => detail).join()

  expect(
    plan(
      `SELECT bar FROM trade_bars WHERE collection = 'x' AND series = 'd' AND number < 9 ORDER BY number DESC LIMIT 5`,
    ),
  ).toBe('SEARCH trade_bars USING PRIMARY KEY (collection=? AND series=? AND number<?)')
  expect(
    plan(`SELECT * FROM trade_days WHERE collection = 'x' AND day BETWEEN 'a' AND 'b' ORDER BY day`),
  ).toBe('SEARCH trade_days USING PRIMARY KEY (collection=? AND day>? AND day<?)')
  expect(
    plan(`SELECT day FROM trade_days WHERE collection = 'x' AND state = 'broken' ORDER BY day`),
  ).toContain('trade_days_by_state (collection=? AND state=?)')
})
