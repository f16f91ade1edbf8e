/** What an import reads and writes, in SQLite. */
import type { Database } from 'better-sqlite3'
import type { ColumnMapping } from '../../../shared/import.ts'
import { fold } from '../../core/maintenances/fold.ts'
import type {
  GoneMaintenance,
  ImportStore,
  OpenWork,
  StoredMaintenance,
} from '../../core/maintenances/import/ports.ts'
import { createAssetStore } from './assets.ts'
import { recordChanges } from './import-record.ts'
import { createMaintenanceStore, createMaintenanceWriter } from './maintenances.ts'
import { createMeterStore } from './meters.ts'
import { inOneTransaction } from './one-transaction.ts'

/** The store, on an open, migrated database. */
export function createImportStore(db: Database): ImportStore {
  const assets = createAssetStore(db)
  const maintenances = createMaintenanceWriter(db)
  const all = createMaintenanceStore(db)
  const meters = createMeterStore(db)
  const idOf = db.prepare<[string], number>('SELECT id FROM maintenances WHERE import_identity = ?').pluck()
  const imported = db.prepare<[number], { content: string | null; source: string | null }>(
    'SELECT import_content AS content, import_source AS source FROM maintenances WHERE id = ?',
  )
  const saveContent = db.prepare('UPDATE maintenances SET import_content = ? WHERE id = ?')
  const stored = storedReader(db)
  const entered = db
    .prepare<[number, number], string>(
      'SELECT title FROM maintenances WHERE asset_id = ? AND planned_day = ? AND import_identity IS NULL',
    )
    .pluck()
  const fromSource = db.prepare<[string], GoneMaintenance>(`
    SELECT m.id, m.import_identity AS identity, a.name AS assetName, m.title, m.planned_day AS plannedDay
    FROM maintenances m JOIN assets a ON a.id = m.asset_id
    WHERE m.import_source = ? AND m.import_identity IS NOT NULL AND m.status IN ('planned', 'in_progress')
    ORDER BY m.planned_day, m.id`)
  const adopt = db.prepare('UPDATE maintenances SET import_source = ? WHERE id = ?')
  const open = db.prepare<[number], OpenWork>(`
    SELECT id, import_identity AS identity, title, planned_day AS plannedDay FROM maintenances
    WHERE asset_id = ? AND status IN ('planned', 'in_progress')`)
  const identify = db.prepare('UPDATE maintenances SET import_identity = ? WHERE id = ?')
  const maintenance = (id: number) => {
    const [about, found] = [imported.get(id), stored(id, null)]
    return about === undefined || found === null ? null : { ...found, ...about }
  }
  return {
    atomically: (work) => inOneTransaction(db, work),
    recorded: (about, work) => recordChanges(db, about, work),
    ...mappings(db),
    ...meanings(db),
    assetIds: () => assetIds(db),
    asset: assets.find,
    addAsset: (values, now) => assets.add(values, now).id,
    changeAsset: (id, values, now) => void assets.change(id, values, now),
    readings: meters.readings,
    addReadings: meters.addAll,
    exported: ({ id, createdAt }) => stored(id, createdAt),
    imported: (identity) => {
      const id = idOf.get(identity)
      return id === undefined ? null : maintenance(id)
    },
    maintenance,
    openFrom: (source) => fromSource.all(source),
    adopt: (id, source) => void adopt.run(source, id),
    cancelGone: (id, now) => {
      const found = all.find(id)
      if (found === null) return
      maintenances.change(id, { ...found, status: 'cancelled', completedDay: null }, now)
      saveContent.run(null, id)
    },
    enteredTitles: (assetId, day) => entered.all(assetId, day),
    openWork: (assetId) => open.all(assetId),
    identify: (id, identity) => void identify.run(identity, id),
    addMaintenance: (values, { identity, source }, content, now) =>
      maintenances.insert(values, { follows: null, identity, content, source }, now),
    completeMaintenance: (completion, content, now) => {
      maintenances.complete(completion, now)
      saveContent.run(content, completion.id)
    },
    changeMaintenance: (id, values, content, now) => {
      maintenances.change(id, values, now)
      saveContent.run(content, id)
    },
  }
}

/** @returns reads a maintenance and its asset; null if it is gone, or was created at another instant */
function storedReader(db: Database): (id: number, createdAt: number | null) => StoredMaintenance | null {
  const assets = createAssetStore(db)
  const maintenances = createMaintenanceStore(db)
  return (id, createdAt) => {
    const found = maintenances.find(id)
    const asset = found === null ? null : assets.find(found.assetId)
    if (found === null || asset === null) return null
    if (createdAt !== null && found.createdAt !== createdAt) return null
    return { id, asset, values: found }
  }
}

function meanings(db: Database): Pick<ImportStore, 'meaning' | 'rememberMeaning'> {
  const find = db
    .prepare<string[], string>(
      'SELECT meaning FROM import_meanings WHERE subject = ? AND field = ? AND value = ?',
    )
    .pluck()
  const keep = db.prepare(`
    INSERT INTO import_meanings VALUES (?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET meaning = excluded.meaning, used_at = excluded.used_at`)
  return {
    meaning: (subject, field, value) => find.get(subject, field, value) ?? null,
    rememberMeaning: (...entry) => void keep.run(...entry),
  }
}

function mappings(db: Database): Pick<ImportStore, 'mapping' | 'rememberMapping'> {
  const find = db.prepare<[string], string>('SELECT mapping FROM import_mappings WHERE signature = ?').pluck()
  const keep = db.prepare(`
    INSERT INTO import_mappings VALUES (?, ?, ?)
    ON CONFLICT DO UPDATE SET mapping = excluded.mapping, used_at = excluded.used_at`)
  return {
    mapping: (signature) => {
      const found = find.get(signature)
      return found === undefined ? null : (JSON.parse(found) as ColumnMapping)
    },
    rememberMapping: (signature, mapping, now) => void keep.run(signature, JSON.stringify(mapping), now),
  }
}

/** If several assets have the same name, the one without a code is used, otherwise the first. */
function assetIds(db: Database): ReturnType<ImportStore['assetIds']> {
  const rows = db
    .prepare<[], { id: number; code: string; sort_name: string }>(
      `SELECT id, code, sort_name FROM assets ORDER BY code <> '' DESC, id DESC`,
    )
    .all()
  const byCode = new Map<string, number>()
  for (const { id, code } of rows) if (code !== '') byCode.set(fold(code), id)
  const alone = [...Map.groupBy(rows, ({ sort_name: name }) => name).values()].filter(
    ([first, ...others]) => first?.code === '' && others.length === 0,
  )
  const byNames = (some: typeof rows) => new Map(some.map(({ id, sort_name: name }) => [name, id]))
  return { byCode, byName: byNames(rows), unnumbered: byNames(alone.flat()) }
}
