/**
 * Alerts of maintenances, ended and created as whole sets: there may be 100,000, and reading each one would take several
 * times as long. Day ranges decide; see `maintenanceRanges`. How many days are left is computed when an alert is read.
 */
import type { Database } from 'better-sqlite3'
import type { DayRange } from '../../core/alerts/judge.ts'
import type { PassStore } from '../../core/alerts/pass-store.ts'
import { ALERT_RULES } from '../../core/alerts/rules/registry.ts'

const OPEN = `m.status IN ('planned', 'in_progress')`
const IN_RANGE = 'm.planned_day BETWEEN @fromDay AND @toDay'
const IN_USE = `m.asset_id NOT IN (
  SELECT id FROM assets
  WHERE (status = 'retired' OR muted <> '[]') AND (status = 'retired' OR instr(muted, @type) > 0))`

/** Open, planned in the range, of an asset in use that has not muted this type. One index has all of it. */
const HOLDS = `${OPEN} AND ${IN_RANGE} AND ${IN_USE}`

/** The same if own leads count: not before its near day, and after the range if its lead is longer. */
const HOLDS_WITH_LEADS = `${OPEN} AND ${IN_USE} AND (
  ${IN_RANGE} AND (m.near_day IS NULL OR m.near_day <= @fromDay)
  OR m.lead_days IS NOT NULL AND m.near_day <= @fromDay AND m.planned_day > @toDay)`

const bound = ({ ownLead: _, ...range }: DayRange) => ({
  ...range,
  sort_order: ALERT_RULES[range.type].sortOrder,
})

type MaintenanceAlerts = Pick<PassStore, 'endMaintenances' | 'createMaintenances'>

/** Statements on an open, migrated database. Each writes only changes. */
export function createMaintenanceAlerts(db: Database): MaintenanceAlerts {
  const [plain, withLeads] = [statements(db, HOLDS), statements(db, HOLDS_WITH_LEADS)]
  const of = ({ ownLead }: DayRange) => (ownLead ? withLeads : plain)
  const end = db.prepare(`
    UPDATE alerts SET state = 'cleared', notice = 'none', snoozed_until = NULL, cleared_at = @now, updated_at = @now
    WHERE id = @id`)
  return {
    endMaintenances: (range, now) => {
      const ids = of(range).ended.all(bound(range))
      for (const id of ids) end.run({ id, now })
      return ids.length
    },
    createMaintenances: (range, today, notice, now) => {
      const { anyMissing, create } = of(range)
      const wanted = bound(range)
      if (anyMissing.get(wanted) === undefined) return []
      const { changes, lastInsertRowid } = create.run({ ...wanted, today, notice, now })
      // Ids of one statement are consecutive: SQLite takes the largest and adds one for each row.
      const last = Number(lastInsertRowid)
      return Array.from({ length: changes }, (_, index) => last - changes + 1 + index)
    },
  }
}

function statements(db: Database, holds: string) {
  // A list of the open ones is read once; looking for each by its text takes twice as long.
  const missing = `FROM maintenances m WHERE ${holds} AND m.id NOT IN (
    SELECT CAST(subject AS INTEGER) FROM alerts WHERE sort_order = @sort_order AND state <> 'cleared')`
  return {
    ended: db
      .prepare<object, number>(`
        SELECT id FROM alerts WHERE sort_order = @sort_order AND state <> 'cleared' AND NOT EXISTS (
          SELECT 1 FROM maintenances m WHERE m.id = CAST(alerts.subject AS INTEGER) AND ${holds})`)
      .pluck(),
    anyMissing: db.prepare(`SELECT 1 ${missing} LIMIT 1`),
    create: db.prepare(`
      INSERT INTO alerts
        (sort_order, subject, asset_id, days, params, state, unread, notice, created_at, updated_at, notified_at)
      SELECT @sort_order, m.id, m.asset_id, m.planned_day - @today, '{}', 'active', 1, @notice, @now, @now,
        iif(@notice = 'notified', @now, NULL) ${missing}`),
  }
}
