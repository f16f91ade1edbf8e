/** What an import reads and writes, in SQLite. */
import type { Database } from 'better-sqlite3'
import type { ColumnMapping } from '../../../shared/import.ts'
import { fold } from '../../core/maintenances/fold.ts'
import type { ImportedMaintenance, ImportStore } from '../../core/maintenances/import/ports.ts'
import { createAssetStore } from './assets.ts'
import { createMaintenanceStore, createMaintenanceWriter } from './maintenances.ts'
import { inOneTransaction } from './one-transaction.ts'

/** The store, on an open, migrated database. */
export function createImportStore(db: Database): ImportStore {
  const assets = createAssetStore(db)
  const maintenances = createMaintenanceWriter(db)
  const imported = db.prepare<[string], ImportedMaintenance>(`
    SELECT id, import_content AS content, status FROM maintenances WHERE import_identity = ?`)
  const content = db.prepare('UPDATE maintenances SET import_content = ? WHERE id = ?')
  return {
    atomically: (work) => inOneTransaction(db, work),
    ...mappings(db),
    assetIds: () => assetIds(db),
    asset: assets.find,
    addAsset: (values, now) => assets.add(values, now).id,
    changeAsset: (id, values, now) => void assets.change(id, values, now),
    exported: exporter(db),
    imported: (identity) => imported.get(identity) ?? null,
    addMaintenance: (values, identity, told, now) =>
      void maintenances.insert(values, { follows: null, identity, content: told }, now),
    changeMaintenance: (id, values, told, now) => {
      maintenances.change(id, values, now)
      content.run(told, id)
    },
  }
}

function exporter(db: Database): ImportStore['exported'] {
  const assets = createAssetStore(db)
  const maintenances = createMaintenanceStore(db)
  return ({ id, createdAt }) => {
    const found = maintenances.find(id)
    const asset = found === null ? null : assets.find(found.assetId)
    if (found === null || asset === null || found.createdAt !== createdAt) return null
    return { id, asset, values: found }
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
  return { byCode, byName: new Map(rows.map(({ id, sort_name: name }) => [name, id])) }
}
