/** What a pass over the rules reads and writes, in SQLite. */
import type { Database } from 'better-sqlite3'
import type { OpenAlert } from '../../core/alerts/diff.ts'
import type { PassStore, WaitingAlert } from '../../core/alerts/pass-store.ts'
import { ALERT_RULES, typeAt } from '../../core/alerts/rules/registry.ts'
import type { AssetFacts } from '../../core/alerts/rules/rule.ts'
import { createAlertCounts } from './alert-counts.ts'
import { createMaintenanceAlerts } from './maintenance-alerts.ts'
import { storedIds } from './notices.ts'
import { inOneTransaction } from './one-transaction.ts'

/** The store, on an open, migrated database. */
export function createPassStore(db: Database): PassStore {
  const holding = db
    .prepare<[number], number>(`SELECT count(*) FROM alerts WHERE sort_order = ? AND state <> 'cleared'`)
    .pluck()
  return {
    atomically: (work) => inOneTransaction(db, work),
    ...createMaintenanceAlerts(db),
    assets: assetReader(db),
    ...otherAlerts(db),
    ...notifications(db),
    holding: (type) => holding.get(ALERT_RULES[type].sortOrder) ?? 0,
    recount: createAlertCounts(db).recount,
  }
}

interface PassAssetRow {
  id: number
  status: string
  muted: number
  interval_days: number | null
  commissioned_day: number | null
  created_at: number
  completed_day: number | null
  has_open: number
}

function assetReader(db: Database): PassStore['assets'] {
  const rows = db.prepare<[], PassAssetRow>(`
    SELECT id, status, instr(muted, 'ASSET_MAINTENANCE_REQUIRED') > 0 AS muted, interval_days, commissioned_day,
      created_at,
      (SELECT max(completed_day) FROM maintenances m WHERE m.asset_id = a.id AND m.status = 'completed')
        AS completed_day,
      EXISTS (SELECT 1 FROM maintenances m WHERE m.asset_id = a.id AND m.status IN ('planned', 'in_progress'))
        AS has_open
    FROM assets a
    WHERE status <> 'retired' AND (status = 'needs_maintenance' OR NOT EXISTS (
      SELECT 1 FROM maintenances m WHERE m.asset_id = a.id AND m.status IN ('planned', 'in_progress')))`)
  return (today) =>
    rows.all().map(
      (row): AssetFacts => ({
        id: row.id,
        flagged: row.status === 'needs_maintenance',
        hasOpenMaintenance: row.has_open === 1,
        sinceDay: row.completed_day ?? row.commissioned_day ?? today(row.created_at),
        muted: row.muted === 1,
        intervalDays: row.interval_days,
      }),
    )
}

function otherAlerts(db: Database): Pick<PassStore, 'openAlerts' | 'create' | 'update' | 'clear'> {
  const { MAINTENANCE_LATE: late, MAINTENANCE_URGENT: urgent } = ALERT_RULES
  const open = db.prepare<[], { id: number; sort_order: number; subject: string; params: string }>(`
    SELECT id, sort_order, subject, params FROM alerts INDEXED BY alerts_open
    WHERE state <> 'cleared' AND sort_order < ${urgent.sortOrder} AND sort_order <> ${late.sortOrder}
    UNION ALL
    SELECT id, sort_order, subject, params FROM alerts INDEXED BY alerts_open
    WHERE state <> 'cleared' AND sort_order > ${urgent.sortOrder}`)
  const insert = db.prepare(`
    INSERT INTO alerts
      (sort_order, subject, asset_id, params, state, unread, notice, created_at, updated_at, notified_at)
    VALUES (@sort_order, @subject, @assetId, @params, 'active', 1, @notice, @now, @now, iif(@notice = 'notified', @now, NULL))`)
  const update = db.prepare('UPDATE alerts SET params = ?, updated_at = ? WHERE id = ?')
  const clear = db.prepare(`
    UPDATE alerts SET state = 'cleared', notice = 'none', snoozed_until = NULL, cleared_at = @now, updated_at = @now
    WHERE id = @id`)
  return {
    openAlerts: () =>
      open.all().map(({ sort_order, ...alert }): OpenAlert => ({ ...alert, type: typeAt(sort_order) })),
    create: (findings, noticeOf, now) =>
      findings.map(({ type, subject, assetId, params }) => {
        const { sortOrder: sort_order } = ALERT_RULES[type]
        const row = {
          sort_order,
          subject,
          assetId,
          params: JSON.stringify(params),
          notice: noticeOf(type),
          now,
        }
        return Number(insert.run(row).lastInsertRowid)
      }),
    update: (changes, now) => {
      for (const { id, finding } of changes) update.run(JSON.stringify(finding.params), now, id)
    },
    clear: (ids, now) => {
      for (const id of ids) clear.run({ id, now })
    },
  }
}

type NotificationSteps = Pick<PassStore, 'wake' | 'waiting' | 'notifiedSince' | 'settle' | 'addNotices'>

function notifications(db: Database): NotificationSteps {
  const asleep = db.prepare<[number], { id: number; updated_at: number }>(
    `SELECT id, updated_at FROM alerts WHERE state = 'snoozed' AND snoozed_until <= ?`,
  )
  const wake = db.prepare(`
    UPDATE alerts SET state = 'active', unread = 1, snoozed_until = NULL, notice = 'due', updated_at = ?
    WHERE id = ?`)
  const waiting = db.prepare<
    [],
    { id: number; sort_order: number; notice: 'due' | 'held'; notified_at: number | null }
  >(`
    SELECT id, sort_order, notice, notified_at FROM alerts WHERE notice IN ('due', 'held') ORDER BY id`)
  const notified = db
    .prepare<[number], [number, number]>(`
      SELECT al.id, max(old.notified_at) FROM alerts old INDEXED BY alerts_notified
      JOIN alerts al ON al.sort_order = old.sort_order AND al.subject = old.subject AND al.state <> 'cleared'
      WHERE old.state = 'cleared' AND old.notified_at > ? GROUP BY al.id`)
    .raw()
  const settle = db.prepare(`
    UPDATE alerts SET notice = @notice,
      notified_at = iif(@notice = 'notified', @now, iif(notified_at = @now, NULL, notified_at))
    WHERE id = @id`)
  const add = db.prepare(
    'INSERT INTO notices (key, form, alert_ids, alerts, decided_at) VALUES (?, ?, ?, ?, ?)',
  )
  return {
    wake: (now) => {
      const rows = asleep.all(now)
      for (const { id } of rows) wake.run(now, id)
      return rows.filter((row) => row.updated_at !== now).length
    },
    waiting: () =>
      waiting.all().map(
        ({ id, sort_order, notice, notified_at }): WaitingAlert => ({
          id,
          type: typeAt(sort_order),
          notice,
          notifiedAt: notified_at,
        }),
      ),
    notifiedSince: (since) => new Map(notified.all(since)),
    settle: (id, notice, now) => void settle.run({ id, notice, now }),
    addNotices: (notices, now) => {
      for (const { key, form, alertIds } of notices) {
        add.run(key, form, storedIds(alertIds), alertIds.length, now)
      }
    },
  }
}
