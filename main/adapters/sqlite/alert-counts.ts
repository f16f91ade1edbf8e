/** The number of alerts by state, read mark and sort order: stored, as counting 100,000 is too slow for a read. */
import type { Database } from 'better-sqlite3'
import type { AlertState } from '../../../shared/alert.ts'

/** How many alerts one state, read mark (`unread` is 0 or 1) and sort order has. */
export interface AlertCountRow {
  readonly state: AlertState
  readonly unread: number
  readonly sort_order: number
  readonly alerts: number
}

/** The properties an alert is counted by. */
export type AlertCountQuery = Omit<AlertCountRow, 'alerts'>

/** The counts, on an open, migrated database. Ended alerts are not counted. */
export function createAlertCounts(db: Database) {
  const all = db.prepare<[], AlertCountRow>('SELECT * FROM alert_counts WHERE alerts > 0')
  const forget = db.prepare('DELETE FROM alert_counts')
  const count = db.prepare(`
    INSERT INTO alert_counts SELECT state, unread, sort_order, count(*) FROM alerts INDEXED BY alerts_list
    WHERE state IN ('active', 'snoozed', 'dismissed') GROUP BY state, unread, sort_order`)
  const add = db.prepare(`
    INSERT INTO alert_counts VALUES (@state, @unread, @sort_order, @by)
    ON CONFLICT DO UPDATE SET alerts = alerts + excluded.alerts`)
  const change = (counted: AlertCountQuery, by: number) => {
    if (counted.state !== 'cleared') add.run({ ...pick(counted), by })
  }
  return {
    read: () => all.all(),
    recount: () => {
      forget.run()
      count.run()
    },
    /** Records a change of one alert, in the caller's transaction. */
    moved: (before: AlertCountQuery, after: AlertCountQuery) => {
      change(before, -1)
      change(after, 1)
    },
  }
}
const pick = ({ state, unread, sort_order }: AlertCountQuery) => ({ state, unread, sort_order })
