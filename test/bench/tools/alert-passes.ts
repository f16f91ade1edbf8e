/** Passes over many maintenances, by the program and by hand-written loops that write the same rows. */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import type { Database } from 'better-sqlite3'
import { systemRandom } from '../../../main/adapters/random/system.ts'
import { createPassRunner } from '../../../main/adapters/sqlite/pass-runner.ts'
import { passOn, plantMaintenances } from '../../helpers/many-alerts.ts'
import { builtWorkers } from './built-workers.ts'
import { tempDatabase } from './temp-database.ts'

const TODAY = 20_500
/** Rows of a hand-written transaction. */
type MaintenanceRow = { id: number; asset_id: number; planned_day: number }

/** Two databases with the same maintenances: one for the program, one for the loop. */
export function passScene(count: number) {
  const [ours, theirs] = [tempDatabase(), tempDatabase()]
  for (const { db } of [ours, theirs]) plantMaintenances(db, count)
  const run = createPassRunner(ours.db, builtWorkers(), systemRandom)
  let delay = 0
  return {
    ours: ours.db,
    theirs: theirs.db,
    /** Time of a pass on a day, ms. */
    pass: async (day: number) => {
      const histogram = monitorEventLoopDelay({ resolution: 1 })
      histogram.enable()
      await pause(10)
      histogram.reset()
      const began = performance.now()
      const report = await run(passOn(day), new AbortController().signal)
      const took = performance.now() - began
      await pause(5)
      histogram.disable()
      delay = Math.max(delay, histogram.max / 1e6 - 1)
      return { took, report }
    },
    detail: () => ({ main_thread_delay_ms: delay.toFixed(1) }),
    close: () => {
      ours.remove()
      theirs.remove()
    },
  }
}

/** Deletes all alerts and what was told of them. */
export function forget(db: Database): void {
  db.exec('DELETE FROM alerts; DELETE FROM notices; DELETE FROM alert_counts')
  db.pragma('wal_checkpoint(TRUNCATE)')
}

/** The loop: reads what is due and writes an alert for each, in one transaction. @returns ms */
export function createByHand(db: Database): number {
  const due = db.prepare<[], MaintenanceRow>(
    `SELECT id, asset_id, planned_day FROM maintenances WHERE status IN ('planned', 'in_progress') AND planned_day <= ${TODAY + 7}`,
  )
  const insert = db.prepare(`
    INSERT INTO alerts (sort_order, subject, asset_id, days, params, state, unread, notice, created_at, updated_at, notified_at)
    VALUES (?, ?, ?, ?, '{}', 'active', 1, 'told', ?, ?, ?)`)
  const began = performance.now()
  db.transaction(() => {
    const now = Date.now()
    for (const { id, asset_id, planned_day } of due.all()) {
      const days = planned_day - TODAY
      insert.run(days < 0 ? 100 : 210, String(id), asset_id, days, now, now, now)
    }
  })()
  return performance.now() - began
}

/** The loop: reads what is due with its alert, and writes nothing if nothing changed. @returns ms */
export function compareByHand(db: Database): number {
  const read = db.prepare<[], MaintenanceRow & { known: number | null; days: number | null }>(`
    SELECT m.id, m.asset_id, m.planned_day, al.id AS known, al.days FROM maintenances m
    LEFT JOIN alerts al ON al.sort_order IN (100, 210) AND al.subject = CAST(m.id AS TEXT) AND al.state <> 'cleared'
    WHERE m.status IN ('planned', 'in_progress') AND m.planned_day <= ${TODAY + 7}`)
  const began = performance.now()
  db.transaction(() => {
    for (const { known, days, planned_day } of read.iterate())
      if (known === null || days === null || planned_day > TODAY + 7) throw new Error('something changed')
  })()
  return performance.now() - began
}

/** The loop: writes the new number of days of every alert. @returns ms */
export function countDaysByHand(db: Database, day: number): number {
  const read = db.prepare<[], { id: number; planned_day: number }>(`
    SELECT al.id, m.planned_day FROM alerts al JOIN maintenances m ON m.id = CAST(al.subject AS INTEGER)
    WHERE al.state <> 'cleared' AND al.sort_order IN (100, 210)`)
  const write = db.prepare('UPDATE alerts SET days = ?, updated_at = ? WHERE id = ?')
  const began = performance.now()
  db.transaction(() => {
    const now = Date.now()
    for (const { id, planned_day } of read.all()) write.run(planned_day - TODAY - day, now, id)
  })()
  return performance.now() - began
}
