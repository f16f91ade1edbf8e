/** Decides about each row: new, changed since the last import, or known. Preview and import share the decision. */
import { assetInputSchema } from '../../../../shared/maintenance.ts'
import { dayNumber, dayText } from '../../../../shared/time/calendar-day.ts'
import { fold } from '../fold.ts'
import type { AssetRecord, AssetValues } from '../ports.ts'
import type { ImportedMaintenance, ImportStore } from './ports.ts'
import type { ImportedAssetRow, ImportedMaintenanceRow, NamedAsset, RowFault } from './row.ts'

/** Number of rows by decision. */
export interface ImportTotals {
  created: number
  updated: number
  known: number
  assetsCreated: number
  /** Rows whose identity appears earlier in the file with other values. */
  readonly faults: RowFault[]
}

/** Judges rows one by one, and passes those that are not known to `keep`. */
function tallied<Row extends { readonly identity: string; readonly line: number }>(
  rows: readonly Row[],
  contentOf: (row: Row) => string,
  judge: (row: Row, content: string) => 'created' | 'updated' | 'known',
): ImportTotals {
  const totals: ImportTotals = { created: 0, updated: 0, known: 0, assetsCreated: 0, faults: [] }
  const seen = new Map<string, string>()
  for (const row of rows) {
    const content = contentOf(row)
    const before = seen.get(row.identity)
    if (before === undefined) {
      seen.set(row.identity, content)
      totals[judge(row, content)] += 1
    } else if (before === content) totals.known += 1
    else totals.faults.push(conflict(row))
  }
  return totals
}

const conflict = ({ line, identity }: { line: number; identity: string }): RowFault => ({
  line,
  column: null,
  value: identity.replace(/^\w+ (name |code )?/, ''),
  problem: 'conflicting_reference',
})

/** Compared with what was stored the last time, so the order of the fields must not change. */
function contentOfMaintenance({ asset, values }: Pick<ImportedMaintenanceRow, 'asset' | 'values'>): string {
  const { name, code, location } = asset
  const { title, plannedDay, status, completedDay, recurrence, monthDay, cost, reference, notes } = values
  return JSON.stringify([
    { name, code, location },
    { title, plannedDay, status, completedDay, recurrence, monthDay, cost, reference, notes },
  ])
}

/** Returns the stored maintenance of a row: its export's origin, otherwise the one imported with its identity. */
function maintenanceBefore(
  store: ImportStore,
  { identity, origin }: ImportedMaintenanceRow,
): ImportedMaintenance | null {
  const exported = origin === null ? null : store.exported(origin)
  if (exported === null) return store.imported(identity)
  return { id: exported.id, content: contentOfMaintenance(exported), status: exported.values.status }
}

/** A file does not reopen what is closed here. */
function judgeMaintenance(row: ImportedMaintenanceRow, content: string, before: ImportedMaintenance | null) {
  if (before === null) return 'created'
  const closedHere = before.status === 'completed' || before.status === 'cancelled'
  const opens = row.values.status === 'planned' || row.values.status === 'in_progress'
  return before.content === content || (closedHere && opens) ? 'known' : 'updated'
}

/** Counts what `keepMaintenances` would do; changes nothing. */
export function countMaintenances(store: ImportStore, rows: readonly ImportedMaintenanceRow[]): ImportTotals {
  return tallied(rows, contentOfMaintenance, (row, content) =>
    judgeMaintenance(row, content, maintenanceBefore(store, row)),
  )
}

/** Stores the rows; creates unknown assets by name. Call inside `atomically`. */
export function keepMaintenances(
  store: ImportStore,
  rows: readonly ImportedMaintenanceRow[],
  now: number,
): ImportTotals {
  const assets = store.assetIds()
  let assetsCreated = 0
  const assetOf = (asset: NamedAsset): number => {
    const known = found(assets, asset)
    if (known !== null) return known
    const id = store.addAsset(newAsset(asset), now)
    if (asset.code !== '') assets.byCode.set(fold(asset.code), id)
    assets.byName.set(fold(asset.name), id)
    assetsCreated += 1
    return id
  }
  const totals = tallied(rows, contentOfMaintenance, (row, content) => {
    const before = maintenanceBefore(store, row)
    const judged = judgeMaintenance(row, content, before)
    if (judged === 'known') return judged
    const values = { ...row.values, assetId: assetOf(row.asset) }
    if (before === null) store.addMaintenance(values, row.identity, content, now)
    else store.changeMaintenance(before.id, values, content, now)
    return judged
  })
  return { ...totals, assetsCreated }
}

/** Finds an asset by code if the row has one, otherwise by name. */
function found(assets: ReturnType<ImportStore['assetIds']>, { code, name }: NamedAsset): number | null {
  if (code === '') return assets.byName.get(fold(name)) ?? null
  return assets.byCode.get(fold(code)) ?? null
}

function newAsset({ name, code, location }: NamedAsset): AssetValues {
  const { commissioned_on: _, ...fields } = assetInputSchema.parse({ name, code, location })
  return { ...fields, commissionedDay: null }
}

const contentOfAsset = ({ values }: ImportedAssetRow) => JSON.stringify(values)

/** Counts what `keepAssets` would do; changes nothing. */
export function countAssets(store: ImportStore, rows: readonly ImportedAssetRow[]): ImportTotals {
  const assets = store.assetIds()
  return tallied(rows, contentOfAsset, (row) => judgeAsset(row, assetBefore(store, assets, row)))
}

/** Stores the rows; a field without a column does not change. Call inside `atomically`. */
export function keepAssets(store: ImportStore, rows: readonly ImportedAssetRow[], now: number): ImportTotals {
  const assets = store.assetIds()
  return tallied(rows, contentOfAsset, (row) => {
    const before = assetBefore(store, assets, row)
    const judged = judgeAsset(row, before)
    if (judged === 'known') return judged
    if (before === null) store.addAsset(assetValues(row, null), now)
    else store.changeAsset(before.id, assetValues(row, before), now)
    return judged
  })
}

function assetBefore(
  store: ImportStore,
  assets: ReturnType<ImportStore['assetIds']>,
  { values }: ImportedAssetRow,
): AssetRecord | null {
  const id = found(assets, { ...values, location: '' })
  return id === null ? null : store.asset(id)
}

function judgeAsset(row: ImportedAssetRow, before: AssetRecord | null) {
  if (before === null) return 'created'
  const { commissionedDay: day, ...fields } = before
  const present: Record<string, unknown> = { ...fields, commissioned_on: day === null ? null : dayText(day) }
  const same = Object.entries(row.values).every(([field, value]) => present[field] === value)
  return same ? 'known' : 'updated'
}

function assetValues({ values }: ImportedAssetRow, before: AssetRecord | null): AssetValues {
  const { commissioned_on: day, ...fields } = values
  const standard = assetInputSchema.parse({ name: values.name })
  const { commissioned_on: _, ...rest } = standard
  const commissionedDay =
    day === undefined || day === null ? (before?.commissionedDay ?? null) : dayNumber(day)
  if (before === null) return { ...rest, ...fields, commissionedDay }
  const { location, category, status, interval_days, muted, notes } = before
  return { location, category, status, interval_days, muted, notes, ...fields, commissionedDay }
}
