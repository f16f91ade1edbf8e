/** Assets, in SQLite. */
import type { Database } from 'better-sqlite3'
import type { AssetAlertType } from '../../../shared/alert.ts'
import { fold, identityOf } from '../../core/maintenances/fold.ts'
import type { AssetQuery, AssetRecord, AssetStore, AssetValues } from '../../core/maintenances/ports.ts'
import { createSubjectAlerts } from './subject-alerts.ts'

interface StoredAssetRow {
  id: number
  name: string
  code: string
  location: string
  category: string
  status: AssetRecord['status']
  interval_days: number | null
  commissioned_day: number | null
  muted: string
  notes: string
  created_at: number
  updated_at: number
  last_day: number | null
  next_day: number | null
  open: number
}

const OPEN = `m.asset_id = a.id AND m.status IN ('planned', 'in_progress')`
const SELECT = `
  SELECT a.*,
    (SELECT max(completed_day) FROM maintenances m WHERE m.asset_id = a.id AND m.status = 'completed') AS last_day,
    (SELECT min(planned_day) FROM maintenances m WHERE ${OPEN}) AS next_day,
    (SELECT count(*) FROM maintenances m WHERE ${OPEN}) AS open
  FROM assets a`

/** The store, on an open, migrated database. */
export function createAssetStore(db: Database): AssetStore {
  const byId = db.prepare<[number], StoredAssetRow>(`${SELECT} WHERE a.id = ?`)
  const byIdentity = db.prepare<[string], number>('SELECT id FROM assets WHERE identity = ?').pluck()
  const insert = db.prepare(`
    INSERT INTO assets (identity, name, sort_name, search, code, location, category, status, interval_days,
      commissioned_day, muted, notes, created_at, updated_at)
    VALUES (@identity, @name, @sortName, @search, @code, @location, @category, @status, @intervalDays,
      @commissionedDay, @muted, @notes, @now, @now)`)
  const update = db.prepare(`
    UPDATE assets SET identity = @identity, name = @name, sort_name = @sortName, search = @search, code = @code,
      location = @location, category = @category, status = @status, interval_days = @intervalDays,
      commissioned_day = @commissionedDay, muted = @muted, notes = @notes, updated_at = @now
    WHERE id = @id`)
  const read = (id: number) => recordOf(byId.get(id) as StoredAssetRow)
  return {
    list: lister(db),
    find: (id) => {
      const row = byId.get(id)
      return row === undefined ? null : recordOf(row)
    },
    findIdentity: (identity) => byIdentity.get(identity) ?? null,
    add: (values, now) => read(Number(insert.run({ ...rowOf(values), now }).lastInsertRowid)),
    change: (id, values, now) => {
      update.run({ ...rowOf(values), id, now })
      return read(id)
    },
    remove: remover(db),
  }
}

function lister(db: Database): AssetStore['list'] {
  const nameOf = db.prepare<[number], string>('SELECT sort_name FROM assets WHERE id = ?').pluck()
  const page = db.prepare<object, StoredAssetRow>(`
    ${SELECT} WHERE (a.sort_name, a.id) > (@name, @id)
      AND (@status IS NULL OR a.status = @status) AND (@search = '' OR instr(a.search, @search) > 0)
    ORDER BY a.sort_name, a.id LIMIT @limit`)
  return ({ search, status, limit, after }: AssetQuery) => {
    const name = after === null ? '' : (nameOf.get(after) ?? '')
    const rows = page.all({ search: fold(search), status, limit, name, id: after ?? 0 })
    return rows.map(recordOf)
  }
}

function remover(db: Database): AssetStore['remove'] {
  const alerts = createSubjectAlerts(db)
  const maintenances = db.prepare<[number], number>('SELECT id FROM maintenances WHERE asset_id = ?').pluck()
  const remove = db.prepare('DELETE FROM assets WHERE id = ?')
  return db.transaction((id: number) => {
    const ids = maintenances.all(id)
    for (const maintenance of ids) alerts.forgetMaintenance(maintenance)
    alerts.forgetAsset(id)
    remove.run(id)
    return ids.length
  }).immediate
}

function rowOf(values: AssetValues) {
  return {
    identity: identityOf(values),
    name: values.name,
    sortName: fold(values.name),
    search: fold(`${values.name} ${values.code} ${values.location}`),
    code: values.code,
    location: values.location,
    category: values.category,
    status: values.status,
    intervalDays: values.interval_days,
    commissionedDay: values.commissionedDay,
    muted: JSON.stringify(values.muted),
    notes: values.notes,
  }
}

function recordOf(row: StoredAssetRow): AssetRecord {
  return {
    id: row.id,
    name: row.name,
    code: row.code,
    location: row.location,
    category: row.category,
    status: row.status,
    interval_days: row.interval_days,
    commissionedDay: row.commissioned_day,
    muted: JSON.parse(row.muted) as AssetAlertType[],
    notes: row.notes,
    lastMaintainedDay: row.last_day,
    nextPlannedDay: row.next_day,
    openMaintenances: row.open,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}
