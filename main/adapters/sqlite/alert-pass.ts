/** What a pass over the rules reads and writes, in SQLite. Rows are read as arrays: there may be 100,000 of them. */
import type { Database } from 'better-sqlite3'
import type { OpenAlert } from '../../core/alerts/diff.ts'
import { keyOf } from '../../core/alerts/judge.ts'
import { TYPE_FACTS, typeAt } from '../../core/alerts/kinds-of-alert.ts'
import type { NewAlert, NewNotice, PassStore, WaitingAlert } from '../../core/alerts/pass.ts'
import type { AssetFacts } from '../../core/alerts/rules/asset.ts'
import type { Muted, OpenMaintenance } from '../../core/alerts/rules/maintenance.ts'
import { createAlertCounts } from './alert-counts.ts'
import { inOneTransaction } from './one-transaction.ts'

/** Ids kept with a notification; beyond that only their number. */
const IDS_KEPT = 20

/** The store over an open, migrated database. */
export function createPassStore(db: Database): PassStore {
  return {
    atomically: (work) => inOneTransaction(db, work),
    ...readers(db),
    ...writers(db),
    recount: createAlertCounts(db).recount,
  }
}

type Readers = Pick<
  PassStore,
  'openMaintenances' | 'assets' | 'muted' | 'openAlerts' | 'toldSince' | 'waiting'
>

function readers(db: Database): Readers {
  const maintenances = db
    .prepare<[number], [number, number, number]>(`
      SELECT id, asset_id, planned_day FROM maintenances
      WHERE status IN ('planned', 'in_progress') AND planned_day <= ?`)
    .raw()
  const alerts = db
    .prepare<[], [number, number, string, number | null, string]>(
      `SELECT id, place, subject, days, iif(days IS NULL, params, '') FROM alerts WHERE state <> 'cleared'`,
    )
    .raw()
  const told = db
    .prepare<[number], [number, string, number]>(`
      SELECT place, subject, max(notified_at) FROM alerts
      WHERE state = 'cleared' AND notified_at > ? GROUP BY place, subject`)
    .raw()
  const waiting = db
    .prepare<[], [number, number, string, string, number | null]>(`
      SELECT id, place, subject, notice, notified_at FROM alerts
      WHERE notice IN ('due', 'held') ORDER BY id`)
    .raw()
  return {
    openMaintenances: (lastDay) =>
      maintenances
        .all(lastDay)
        .map(([id, assetId, plannedDay]): OpenMaintenance => ({ id, assetId, plannedDay })),
    assets: assetReader(db),
    muted: mutedReader(db),
    openAlerts: () =>
      alerts
        .all()
        .map(
          ([id, place, subject, days, params]): OpenAlert => ({
            id,
            type: typeAt(place),
            subject,
            days,
            params,
          }),
        ),
    toldSince: (since) =>
      new Map(told.all(since).map(([place, subject, at]) => [keyOf(typeAt(place), subject), at])),
    waiting: () =>
      waiting.all().map(
        ([id, place, subject, notice, notifiedAt]): WaitingAlert => ({
          id,
          type: typeAt(place),
          subject,
          held: notice === 'held',
          notifiedAt,
        }),
      ),
  }
}

interface AssetRow {
  id: number
  status: string
  interval_days: number | null
  commissioned_day: number | null
  created_at: number
  completed_day: number | null
  has_open: number
}

function assetReader(db: Database): PassStore['assets'] {
  const rows = db.prepare<[], AssetRow>(`
      SELECT id, status, interval_days, commissioned_day, created_at,
        (SELECT max(completed_day) FROM maintenances m WHERE m.asset_id = a.id AND m.status = 'completed')
          AS completed_day,
        EXISTS (SELECT 1 FROM maintenances m WHERE m.asset_id = a.id AND m.status IN ('planned', 'in_progress'))
          AS has_open
      FROM assets a WHERE status <> 'retired'`)
  return (today) =>
    rows.all().map(
      (row): AssetFacts => ({
        id: row.id,
        flagged: row.status === 'needs_maintenance',
        hasOpenMaintenance: row.has_open === 1,
        sinceDay: row.completed_day ?? row.commissioned_day ?? today(row.created_at),
        intervalDays: row.interval_days,
      }),
    )
}

/** Retired assets raise nothing at all; the others what they have not muted. */
function mutedReader(db: Database): () => Muted {
  const rows = db.prepare<[], { id: number; status: string; muted: string }>(
    `SELECT id, status, muted FROM assets WHERE status = 'retired' OR muted <> '[]'`,
  )
  return () => {
    const exceptions = new Map(
      rows
        .all()
        .map(({ id, status, muted }) => [id, status === 'retired' ? 'all' : (JSON.parse(muted) as string[])]),
    )
    return (assetId, type) => {
      const muted = exceptions.get(assetId)
      return muted !== undefined && (muted === 'all' || muted.includes(type))
    }
  }
}

type Writers = Pick<PassStore, 'wake' | 'create' | 'update' | 'clear' | 'settle' | 'addNotices'>

function writers(db: Database): Writers {
  const asleep = db
    .prepare<[number], number>(`SELECT id FROM alerts WHERE state = 'snoozed' AND snoozed_until <= ?`)
    .pluck()
  const wake = db.prepare(`
    UPDATE alerts SET state = 'active', unread = 1, snoozed_until = NULL, notice = 'due', updated_at = ?
    WHERE id = ?`)
  const update = db.prepare('UPDATE alerts SET days = ?, params = ?, updated_at = ? WHERE id = ?')
  const clear = db.prepare(`
    UPDATE alerts SET state = 'cleared', notice = 'none', snoozed_until = NULL, cleared_at = @now, updated_at = @now
    WHERE id = @id`)
  const settle = db.prepare(`
    UPDATE alerts SET notice = @notice, notified_at = iif(@notice = 'told', @now, notified_at) WHERE id = @id`)
  const addNotice = db.prepare(
    'INSERT INTO notices (key, form, alert_ids, alerts, decided_at) VALUES (?, ?, ?, ?, ?)',
  )
  return {
    wake: (now) => {
      const ids = asleep.all(now)
      for (const id of ids) wake.run(now, id)
      return ids
    },
    create: creator(db),
    update: (changes, now) => {
      for (const { id, finding } of changes) {
        update.run(finding.days, JSON.stringify(finding.params), now, id)
      }
    },
    clear: (ids, now) => {
      for (const id of ids) clear.run({ id, now })
    },
    settle: (id, notice, now) => void settle.run({ id, notice, now }),
    addNotices: (notices, now) => {
      for (const { key, form, alertIds } of notices) {
        addNotice.run(key, form, storedIds(alertIds), alertIds.length, now)
      }
    },
  }
}

const storedIds = (ids: NewNotice['alertIds']) => JSON.stringify(ids.slice(0, IDS_KEPT))

function creator(db: Database): PassStore['create'] {
  const insert = db.prepare(`
    INSERT INTO alerts
      (place, subject, asset_id, days, params, state, unread, notice, created_at, updated_at, notified_at)
    VALUES (?, ?, ?, ?, ?, 'active', 1, ?, ?, ?, ?)`)
  const create = ({ finding, notice }: NewAlert, now: number) => {
    const { type, subject, assetId, days, params } = finding
    const told = notice === 'told' ? now : null
    const { place } = TYPE_FACTS[type]
    const json = JSON.stringify(params)
    return Number(insert.run(place, subject, assetId, days, json, notice, now, now, told).lastInsertRowid)
  }
  return (alerts, now) => alerts.map((alert) => create(alert, now))
}
