/**
 * Alerts for the API, in SQLite. Every list seeks in one index: by state, read mark, type and id. See `connection.ts` for the
 * `+` before parameters.
 */
import type { Database } from 'better-sqlite3'
import type { AlertState } from '../../../shared/alert.ts'
import type { MeterUnit } from '../../../shared/maintenance.ts'
import type { AlertMark, AlertQuery, AlertRecord, AlertStore } from '../../core/alerts/ports.ts'
import { ALERT_RULES, typeAt } from '../../core/alerts/rules/registry.ts'
import { createAlertCounts } from './alert-counts.ts'
import { readStoredParams } from './stored-params.ts'

interface AlertRow {
  id: number
  sort_order: number
  subject: string
  asset_id: number | null
  days: number | null
  params: string
  state: AlertState
  unread: number
  created_at: number
  updated_at: number
  dismissed_at: number | null
  snoozed_until: number | null
  cleared_at: number | null
  notified_at: number | null
  asset: string | null
  location: string | null
  title: string | null
  planned_day: number | null
  meter_unit: MeterUnit | null
  meter_at: number | null
  reading: number | null
}

/** An alert with the current names of its subject. */
const SELECT = `
  SELECT al.id, al.sort_order, al.subject, al.asset_id, al.days, al.params, al.state, al.unread, al.created_at,
    al.updated_at, al.dismissed_at, al.snoozed_until, al.cleared_at, al.notified_at,
    a.name AS asset, a.location, m.title, m.planned_day, m.meter_unit, m.meter_at,
    iif(m.planned_day < m.calendar_day, (
      SELECT r.value FROM meter_readings r WHERE r.asset_id = m.asset_id AND r.unit = m.meter_unit
      ORDER BY r.day DESC LIMIT 1), NULL) AS reading
  FROM alerts al
  LEFT JOIN assets a ON a.id = al.asset_id
  LEFT JOIN maintenances m ON al.days IS NOT NULL AND m.id = CAST(al.subject AS INTEGER)`
const LAST_ID = Number.MAX_SAFE_INTEGER

/** The store, on an open, migrated database. */
export function createAlertStore(db: Database): AlertStore {
  const counts = createAlertCounts(db)
  const byId = db.prepare<[number], AlertRow>(`${SELECT} WHERE al.id = ?`)
  const readSome = db
    .prepare<[number, number], number>(`
      UPDATE alerts SET unread = 0, notice = iif(notice IN ('due', 'held'), 'none', notice), updated_at = ?
      WHERE id IN (SELECT id FROM alerts WHERE state = 'active' AND unread = 1 LIMIT ?) RETURNING sort_order`)
    .pluck()
  const marked = markings(db)

  const mark = db.transaction((id: number, change: AlertMark, now: number) => {
    const before = byId.get(id)
    if (before === undefined) return null
    marked(id, change, now)
    const after = byId.get(id) as AlertRow
    counts.moved(before, after)
    return recordOf(after)
  })

  return {
    list: lister(db),
    find: (id) => {
      const row = byId.get(id)
      return row === undefined ? null : recordOf(row)
    },
    counts: () =>
      counts.read().map(({ state, unread, sort_order, alerts }) => ({
        state,
        type: typeAt(sort_order),
        unread: unread === 1,
        alerts,
      })),
    mark: (id, change, now) => mark.immediate(id, change, now),
    readSome: db.transaction((limit: number, now: number) => {
      const orders = readSome.all(now, limit)
      const state = 'active'
      for (const sort_order of orders)
        counts.moved({ state, unread: 1, sort_order }, { state, unread: 0, sort_order })
      return orders.length
    }).immediate,
  }
}

/** An alert the owner has seen or dismissed needs no notification. */
function markings(db: Database): (id: number, mark: AlertMark, now: number) => void {
  const settled = `notice = iif(notice IN ('due', 'held'), 'none', notice), updated_at = @now WHERE id = @id`
  const read = db.prepare(`UPDATE alerts SET unread = 0, ${settled}`)
  const unread = db.prepare('UPDATE alerts SET unread = 1, updated_at = @now WHERE id = @id')
  const dismiss = db.prepare(
    `UPDATE alerts SET state = 'dismissed', dismissed_at = @at, snoozed_until = NULL, ${settled}`,
  )
  const snooze = db.prepare(
    `UPDATE alerts SET state = 'snoozed', snoozed_until = @at, dismissed_at = NULL, ${settled}`,
  )
  const restore = db.prepare(`
    UPDATE alerts SET state = 'active', dismissed_at = NULL, snoozed_until = NULL, updated_at = @now WHERE id = @id`)
  return (id, mark, now) => {
    if (mark === 'restored') restore.run({ id, now })
    else if ('read' in mark) (mark.read ? read : unread).run({ id, now })
    else if ('dismissedAt' in mark) dismiss.run({ id, now, at: mark.dismissedAt })
    else snooze.run({ id, now, at: mark.snoozedUntil })
  }
}

function lister(db: Database): AlertStore['list'] {
  const part = db.prepare<[AlertState, number, number, number, number], AlertRow>(`
    ${SELECT} WHERE al.state = +? AND al.unread = +? AND al.sort_order = +? AND al.id < +?
    ORDER BY al.id DESC LIMIT +?`)
  const ofAsset = listerOfAsset(db)

  function ofType(query: AlertQuery, sort_order: number, before: number, limit: number): AlertRow[] {
    const marks = query.unreadOnly ? [1] : [1, 0]
    return marks
      .flatMap((unread) => part.all(query.state, unread, sort_order, before, limit))
      .sort((a, b) => b.id - a.id)
      .slice(0, limit)
  }

  return (query) => {
    if (query.assetId !== null) return ofAsset(query, query.assetId)
    const found: AlertRow[] = []
    const { after } = query
    for (const type of query.types) {
      const { sortOrder: sort_order } = ALERT_RULES[type]
      if (after !== null && sort_order < ALERT_RULES[after.type].sortOrder) continue
      const before = after?.type === type ? after.id : LAST_ID
      found.push(...ofType(query, sort_order, before, query.limit - found.length))
      if (found.length === query.limit) break
    }
    return found.map(recordOf)
  }
}

/** An asset has few alerts: they are found through its maintenances, or in the index of ended ones. */
function listerOfAsset(db: Database): (query: AlertQuery, assetId: number) => AlertRecord[] {
  const late = ALERT_RULES.MAINTENANCE_LATE.sortOrder
  const urgent = ALERT_RULES.MAINTENANCE_URGENT.sortOrder
  const required = ALERT_RULES.ASSET_MAINTENANCE_REQUIRED.sortOrder
  const open = db.prepare<[number, number], AlertRow>(`
    ${SELECT} WHERE al.id IN (
      SELECT o.id FROM maintenances n JOIN alerts o
        ON o.sort_order IN (${late}, ${urgent}) AND o.subject = CAST(n.id AS TEXT) AND o.state <> 'cleared'
      WHERE n.asset_id = ?
      UNION ALL
      SELECT id FROM alerts WHERE sort_order = ${required} AND subject = CAST(? AS TEXT) AND state <> 'cleared'
    )`)
  const cleared = db.prepare<[number], AlertRow>(`${SELECT} WHERE al.state = 'cleared' AND al.asset_id = ?`)
  return (query, assetId) => {
    const rows = query.state === 'cleared' ? cleared.all(assetId) : open.all(assetId, assetId)
    const orders = new Set(query.types.map((type) => ALERT_RULES[type].sortOrder))
    return rows
      .filter((row) => row.state === query.state && orders.has(row.sort_order))
      .filter((row) => !query.unreadOnly || row.unread === 1)
      .sort((a, b) => a.sort_order - b.sort_order || b.id - a.id)
      .filter((row) => comesAfter(row, query.after))
      .slice(0, query.limit)
      .map(recordOf)
  }
}

function comesAfter(row: AlertRow, after: AlertQuery['after']): boolean {
  if (after === null) return true
  const { sortOrder: sort_order } = ALERT_RULES[after.type]
  return row.sort_order > sort_order || (row.sort_order === sort_order && row.id < after.id)
}

function recordOf(row: AlertRow): AlertRecord {
  return {
    id: row.id,
    type: typeAt(row.sort_order),
    subject: row.subject,
    assetId: row.asset_id,
    days: row.days,
    params: readStoredParams(JSON.parse(row.params) as AlertRecord['params']),
    state: row.state,
    unread: row.unread === 1,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    dismissedAt: row.dismissed_at,
    snoozedUntil: row.snoozed_until,
    clearedAt: row.cleared_at,
    notifiedAt: row.notified_at,
    about:
      row.asset === null
        ? null
        : {
            asset: row.asset,
            location: row.location ?? '',
            title: row.title,
            plannedDay: row.planned_day,
            meter: meterOf(row),
          },
  }
}

const meterOf = ({ meter_unit: unit, meter_at: at, reading }: AlertRow) =>
  unit === null || at === null || reading === null ? null : { unit, at, reading }
