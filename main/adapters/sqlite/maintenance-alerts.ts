/**
 * Alerts of maintenances, ended and created as whole sets: there may be 100,000, and reading each one would take several
 * times as long. Day ranges decide; see `maintenanceRanges`. How many days are left is computed when an alert is read.
 */
import type { Database } from 'better-sqlite3'
import type { DayRange } from '../../core/alerts/judge.ts'
import type { PassStore } from '../../core/alerts/pass-store.ts'
import { ALERT_RULES } from '../../core/alerts/rules/registry.ts'

/**
 * Open, planned in the range, of an asset in use that has not muted this type. If own leads count, it is not before its near
 * day, and may be after the range if its lead is longer.
 */
const HOLDS = `
  m.status IN ('planned', 'in_progress')
  AND (m.planned_day BETWEEN @fromDay AND @toDay
      AND (NOT @ownLead OR m.near_day IS NULL OR m.near_day <= @fromDay)
    OR @ownLead AND m.lead_days IS NOT NULL AND m.near_day <= @fromDay AND m.planned_day > @toDay)
  AND m.asset_id NOT IN (
    SELECT id FROM assets
    WHERE (status = 'retired' OR muted <> '[]') AND (status = 'retired' OR instr(muted, @type) > 0))`

/** SQLite has no booleans. */
const bound = ({ ownLead, ...range }: DayRange) => ({
  ...range,
  ownLead: Number(ownLead),
  place: ALERT_RULES[range.type].place,
})

type MaintenanceAlerts = Pick<PassStore, 'endMaintenances' | 'createMaintenances'>

/** Statements on an open, migrated database. Each writes only changes. */
export function createMaintenanceAlerts(db: Database): MaintenanceAlerts {
  const ended = db
    .prepare<object, number>(`
      SELECT id FROM alerts WHERE place = @place AND state <> 'cleared' AND NOT EXISTS (
        SELECT 1 FROM maintenances m WHERE m.id = CAST(alerts.subject AS INTEGER) AND ${HOLDS})`)
    .pluck()
  const end = db.prepare(`
    UPDATE alerts SET state = 'cleared', notice = 'none', snoozed_until = NULL, cleared_at = @now, updated_at = @now
    WHERE id = @id`)
  const missing = `FROM maintenances m WHERE ${HOLDS} AND NOT EXISTS (
    SELECT 1 FROM alerts al
    WHERE al.place = @place AND al.subject = CAST(m.id AS TEXT) AND al.state <> 'cleared')`
  const anyMissing = db.prepare(`SELECT 1 ${missing} LIMIT 1`)
  const create = db.prepare(`
    INSERT INTO alerts
      (place, subject, asset_id, days, params, state, unread, notice, created_at, updated_at, notified_at)
    SELECT @place, m.id, m.asset_id, m.planned_day - @today, '{}', 'active', 1, @notice, @now, @now,
      iif(@notice = 'told', @now, NULL) ${missing}`)

  return {
    endMaintenances: (range, now) => {
      const ids = ended.all(bound(range))
      for (const id of ids) end.run({ id, now })
      return ids.length
    },
    createMaintenances: (range, today, notice, now) => {
      const wanted = bound(range)
      if (anyMissing.get(wanted) === undefined) return []
      const { changes, lastInsertRowid } = create.run({ ...wanted, today, notice, now })
      // Ids of one statement are consecutive: SQLite takes the largest and adds one for each row.
      const last = Number(lastInsertRowid)
      return Array.from({ length: changes }, (_, place) => last - changes + 1 + place)
    },
  }
}
