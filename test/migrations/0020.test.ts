import DatabaseConstructor from 'better-sqlite3'
import { expect, it } from 'vitest'
import { trades } from '../../main/adapters/sqlite/migrations/0004-trades.ts'
import { barSides } from '../../main/adapters/sqlite/migrations/0020-bar-sides.ts'

it('forgets bars without the sides of their takers, so that the next run builds them anew; the days stay', () => {
  const db = new DatabaseConstructor(':memory:')
  trades.up(db)
  db.exec(`
    INSERT INTO trade_days (collection, day, state) VALUES ('k', '2024-01-26', 'stored');
    INSERT INTO trade_series VALUES ('k', 'dollar', '{}', NULL);
    INSERT INTO trade_series_days VALUES ('k', 'dollar', '2024-01-26', 'hash', '{}', 1);
    INSERT INTO trade_bars VALUES ('k', 'dollar', 1, '{"number":1,"ticks":400}');
  `)

  barSides.up(db)

  const rows = (table: string) => db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()
  expect(['trade_series', 'trade_series_days', 'trade_bars', 'trade_days'].map(rows)).toEqual([0, 0, 0, 1])
})
