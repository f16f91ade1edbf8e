/** Bar series and their latest bars, in SQLite. */
import type { Database } from 'better-sqlite3'
import type { ClosedBar, TradeSums } from '../../core/jobs/trades/bars/bar.ts'
import { exactJson, fromExactJson, type SeriesState } from '../../core/jobs/trades/bars/series-state.ts'
import type { BarStore, SeriesDay } from '../../core/jobs/trades/ports.ts'

/** Number of latest bars of a series stored here; the files have all. */
const RECENT_BARS = 5000

interface SeriesDayRow {
  day: string
  sha256: string
  state: string
}

/** The store, on an open, migrated database. */
export function createBarStore(db: Database): BarStore {
  const definition = db.prepare<[string, string], { definition: string; calibration: string | null }>(
    'SELECT definition, calibration FROM trade_series WHERE collection = ? AND series = ?',
  )
  const insertSeries = db.prepare('INSERT OR REPLACE INTO trade_series VALUES (?, ?, ?, ?)')
  const list = db.prepare<[string, string], { day: string; sha256: string }>(
    'SELECT day, sha256 FROM trade_series_days WHERE collection = ? AND series = ? ORDER BY day',
  )
  const previous = db.prepare<[string, string, string], SeriesDayRow>(
    `SELECT day, sha256, state FROM trade_series_days
     WHERE collection = ? AND series = ? AND day < ? ORDER BY day DESC LIMIT 1`,
  )
  const dropDays = db.prepare(
    'DELETE FROM trade_series_days WHERE collection = ? AND series = ? AND day >= ?',
  )
  const dropAbove = db.prepare('DELETE FROM trade_bars WHERE collection = ? AND series = ? AND number > ?')
  const dropOld = db.prepare('DELETE FROM trade_bars WHERE collection = ? AND series = ? AND number <= ?')
  const insertDay = db.prepare('INSERT INTO trade_series_days VALUES (?, ?, ?, ?, ?, ?)')
  const insertBar = db.prepare('INSERT INTO trade_bars VALUES (?, ?, ?, ?)')
  const page = db
    .prepare<[string, string, number, number], string>(
      'SELECT bar FROM trade_bars WHERE collection = ? AND series = ? AND number < ? ORDER BY number DESC LIMIT ?',
    )
    .pluck()

  const before = (key: string, id: string, day: string): SeriesDay | null => {
    const row = previous.get(key, id, day)
    return row === undefined ? null : { ...row, state: fromExactJson<SeriesState>(row.state) }
  }
  const forgetFrom = (key: string, id: string, day: string) => {
    dropDays.run(key, id, day)
    dropAbove.run(key, id, before(key, id, day)?.state.bars ?? 0)
  }
  return {
    calibration: (key, series) => {
      const row = definition.get(key, series.id)
      if (row === undefined || row.definition !== JSON.stringify(series)) return null
      return { calibration: row.calibration === null ? null : fromExactJson<TradeSums>(row.calibration) }
    },
    begin: db.transaction((key, series, calibration) => {
      forgetFrom(key, series.id, '')
      const text = calibration === null ? null : exactJson(calibration)
      insertSeries.run(key, series.id, JSON.stringify(series), text)
    }),
    seriesDays: (key, id) => list.all(key, id),
    lastDay: (key, id) => before(key, id, '~'),
    dayBefore: before,
    forgetFrom: db.transaction(forgetFrom),
    saveDay: db.transaction((key: string, id: string, day: SeriesDay, bars: readonly ClosedBar[]) => {
      insertDay.run(key, id, day.day, day.sha256, exactJson(day.state), bars.length)
      for (const bar of bars.slice(-RECENT_BARS)) insertBar.run(key, id, bar.number, exactJson(bar))
      dropOld.run(key, id, day.state.bars - RECENT_BARS)
    }),
    recent: (key, id, limit, below) =>
      page.all(key, id, below, limit).map((text) => fromExactJson<ClosedBar>(text)),
  }
}
