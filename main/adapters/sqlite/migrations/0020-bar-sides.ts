import type { Migration } from './migration.ts'

/** Bars gain what taker buyers traded: those stored without it are forgotten, and the next run builds all anew. */
export const barSides: Migration = {
  version: 20,
  name: 'bar-sides',
  up: (db) => {
    db.exec('DELETE FROM trade_bars; DELETE FROM trade_series_days; DELETE FROM trade_series;')
  },
}
