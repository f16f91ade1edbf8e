/** Maintenances, in SQLite. Closing one clears its alerts in the same transaction. */
import type { Database } from 'better-sqlite3'
import type { MaintenanceRecurrence, MaintenanceStatus, MeterUnit } from '../../../shared/maintenance.ts'
import { nearDay } from '../../core/maintenances/near-day.ts'
import type {
  AssetCosts,
  MaintenanceCompletion,
  MaintenanceRecord,
  MaintenanceStore,
  MaintenanceValues,
} from '../../core/maintenances/ports.ts'
import { maintenanceLister, searchTextOf } from './maintenance-search.ts'
import { meterPlacer, type PlacedDays } from './meter-placer.ts'
import { createSubjectAlerts } from './subject-alerts.ts'

interface StoredMaintenanceRow {
  id: number
  asset_id: number
  asset_name: string
  title: string
  planned_day: number
  status: MaintenanceStatus
  completed_day: number | null
  recurs_every: number | null
  recurs_unit: MaintenanceRecurrence['unit'] | null
  recurs_from: MaintenanceRecurrence['from'] | null
  recurs_rule: string | null
  month_day: number
  cost: number | null
  duration_minutes: number | null
  assignee: string
  lead_days: number | null
  meter_unit: MeterUnit | null
  meter_at: number | null
  meter_every: number | null
  calendar_day: number | null
  links: string
  reference: string
  notes: string
  created_at: number
  updated_at: number
}

const SELECT = `SELECT m.*, a.name AS asset_name FROM maintenances m JOIN assets a ON a.id = m.asset_id`
const IS_OPEN = `m.status IN ('planned', 'in_progress')`

/** The store, on an open, migrated database. */
export function createMaintenanceStore(db: Database): MaintenanceStore {
  const byId = db.prepare<[number], StoredMaintenanceRow>(`${SELECT} WHERE m.id = ?`)
  const recurring = db.prepare<[number, number], StoredMaintenanceRow>(`
    ${SELECT} WHERE ${IS_OPEN} AND m.planned_day <= ? AND m.recurs_every IS NOT NULL AND a.status <> 'retired'
    ORDER BY m.planned_day, m.id LIMIT ?`)
  const costs = db.prepare<[number, number], AssetCosts>(`
    SELECT a.id AS assetId, a.name AS assetName, count(*) AS completed, coalesce(sum(m.cost), 0) AS cost,
      coalesce(sum(m.duration_minutes), 0) AS durationMinutes
    FROM maintenances m JOIN assets a ON a.id = m.asset_id
    WHERE m.status = 'completed' AND m.completed_day BETWEEN ? AND ?
    GROUP BY a.id ORDER BY cost DESC, a.sort_name, a.id`)
  const read = (id: number) => recordOf(byId.get(id) as StoredMaintenanceRow)
  const list = maintenanceLister<StoredMaintenanceRow>(db, SELECT, IS_OPEN)
  const write = createMaintenanceWriter(db)
  return {
    list: (query) => list(query).map(recordOf),
    recurring: (toDay, limit) => recurring.all(toDay, limit).map(recordOf),
    find: (id) => {
      const row = byId.get(id)
      return row === undefined ? null : recordOf(row)
    },
    add: (values, now) => read(write.insert(values, entered, now)),
    change: (id, values, now) => {
      write.change(id, values, now)
      return read(id)
    },
    complete: write.complete,
    reopen: write.reopen,
    skip: write.skip,
    costs: ({ fromDay, toDay }) => costs.all(fromDay, toDay),
    remove: write.remove,
  }
}

/** The origin of a maintenance: the one it follows, or the imported file. */
export interface RowOrigin {
  readonly follows: number | null
  readonly identity: string | null
  readonly content: string | null
  /** The calendar it came from. */
  readonly source: string | null
}
const entered: RowOrigin = { follows: null, identity: null, content: null, source: null }

/** The columns that a change writes too, in the order of `rowOf`. */
const VALUES =
  `asset_id title planned_day status completed_day recurs_every recurs_unit recurs_from recurs_rule month_day
  cost duration_minutes assignee lead_days near_day meter_unit meter_at meter_every calendar_day links reference notes search
  updated_at`.split(/\s+/)
const ORIGIN = ['created_at', 'follows', 'import_identity', 'import_content', 'import_source']

/**
 * The statements that change maintenances. An import writes 50,000: `insert` does not read back its row, and values are bound
 * by place, which takes two thirds of the time that names take.
 */
export function createMaintenanceWriter(db: Database) {
  const alerts = createSubjectAlerts(db)
  const placed = meterPlacer(db)
  const columns = [...VALUES, ...ORIGIN]
  const add = db.prepare(
    `INSERT INTO maintenances (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
  )
  const assigned = VALUES.map((column) => `${column} = ?`).join(', ')
  const updated = db.prepare(`UPDATE maintenances SET ${assigned} WHERE id = ?`)
  const update = (id: number, values: MaintenanceValues, now: number) =>
    updated.run(...rowOf(values, placed(values, id), now), id)
  const unflag = db.prepare<object, number>(`
    UPDATE assets SET status = 'in_service', updated_at = @now
    WHERE id = (SELECT asset_id FROM maintenances WHERE id = @id) AND status = 'needs_maintenance'`)
  const follower = db.prepare<[number], number>('SELECT id FROM maintenances WHERE follows = ?').pluck()
  const remove = db.prepare('DELETE FROM maintenances WHERE id = ?')
  const calendarOrigin = db.prepare<[number], Omit<RowOrigin, 'follows'>>(`
    SELECT import_identity AS identity, import_content AS content, import_source AS source FROM maintenances
    WHERE id = ? AND import_source IS NOT NULL AND recurs_rule IS NOT NULL`)
  const release = db.prepare('UPDATE maintenances SET import_identity = NULL WHERE id = ?')
  const reopened = db.prepare<object>(`
    UPDATE maintenances SET status = 'planned', completed_day = NULL, updated_at = @now
    WHERE id = @id AND status = 'completed'`)
  const openFollower = db.prepare<[number], { id: number; identity: string | null }>(`
    SELECT m.id, m.import_identity AS identity FROM maintenances m WHERE m.follows = ? AND ${IS_OPEN}`)
  const identify = db.prepare(
    'UPDATE maintenances SET import_identity = @identity WHERE id = @id AND import_identity IS NULL',
  )

  /** The series of a calendar is identified by its open maintenance. */
  function addNext(id: number, next: MaintenanceValues, now: number): number {
    const origin = calendarOrigin.get(id)
    if (origin !== undefined) release.run(id)
    return insert(next, { ...entered, ...origin, follows: id }, now)
  }

  /** One that follows already stays the next one. */
  const planNext = (id: number, next: MaintenanceValues | null, now: number) =>
    next && (follower.get(id) ?? addNext(id, next, now))

  function insert(values: MaintenanceValues, origin: RowOrigin, now: number): number {
    const { follows, identity, content, source } = origin
    const row = rowOf(values, placed(values, null), now)
    return Number(add.run(...row, now, follows, identity, content, source).lastInsertRowid)
  }
  return {
    insert,
    change: db.transaction((id: number, values: MaintenanceValues, now: number) => {
      update(id, values, now)
      alerts.moveMaintenance(id, values.assetId)
      if (values.status === 'completed' || values.status === 'cancelled') alerts.clearMaintenance(id, now)
    }).immediate,
    complete: db.transaction(({ id, values, next }: MaintenanceCompletion, now: number) => {
      update(id, values, now)
      unflag.run({ id, now })
      const cleared = alerts.clearMaintenance(id, now)
      const ofAsset = alerts.clearAsset(values.assetId, now)
      return {
        alerts: cleared + ofAsset,
        nextId: planNext(id, next, now),
      }
    }).immediate,
    /** The next one that the completion planned goes, and gives back the identity of its series. */
    reopen: db.transaction((id: number, now: number) => {
      if (reopened.run({ id, now }).changes === 0) return
      const next = openFollower.get(id)
      if (next === undefined) return
      alerts.forgetMaintenance(next.id)
      remove.run(next.id)
      if (next.identity !== null) identify.run({ id, identity: next.identity })
    }).immediate,
    skip: db.transaction(({ id, values, next }: MaintenanceCompletion, now: number) => {
      update(id, values, now)
      alerts.clearMaintenance(id, now)
      return { nextId: planNext(id, next, now) }
    }).immediate,
    remove: db.transaction((id: number) => {
      alerts.forgetMaintenance(id)
      return remove.run(id).changes > 0
    }).immediate,
  }
}

/** In the order of `VALUES`. */
function rowOf(
  values: MaintenanceValues,
  { plannedDay, calendarDay }: PlacedDays,
  now: number,
): (string | number | null)[] {
  const { recurrence, meter, leadDays } = values
  return [
    values.assetId,
    values.title,
    plannedDay,
    values.status,
    values.completedDay,
    recurrence?.every ?? null,
    recurrence?.unit ?? null,
    recurrence?.from ?? null,
    recurrence?.rule ?? null,
    values.monthDay,
    values.cost,
    values.durationMinutes,
    values.assignee,
    leadDays,
    nearDay({ plannedDay, leadDays, recurrence }),
    meter?.unit ?? null,
    meter?.at ?? null,
    meter?.every ?? null,
    calendarDay,
    JSON.stringify(values.links),
    values.reference,
    values.notes,
    searchTextOf(values),
    now,
  ]
}

const meterOf = ({ meter_unit: unit, meter_at: at, meter_every: every }: StoredMaintenanceRow) =>
  unit === null || at === null ? null : { unit, at, every }

function recordOf(row: StoredMaintenanceRow): MaintenanceRecord {
  const { recurs_every: every, recurs_unit: unit, recurs_from: from, recurs_rule: rule } = row
  return {
    id: row.id,
    assetId: row.asset_id,
    assetName: row.asset_name,
    title: row.title,
    plannedDay: row.planned_day,
    status: row.status,
    completedDay: row.completed_day,
    recurrence:
      every === null || unit === null || from === null
        ? null
        : { every, unit, from, ...(rule !== null && { rule }) },
    monthDay: row.month_day,
    cost: row.cost,
    durationMinutes: row.duration_minutes,
    assignee: row.assignee,
    leadDays: row.lead_days,
    meter: meterOf(row),
    dueByMeter: row.calendar_day !== null && row.planned_day < row.calendar_day,
    calendarDay: row.calendar_day,
    links: JSON.parse(row.links) as string[],
    reference: row.reference,
    notes: row.notes,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}
