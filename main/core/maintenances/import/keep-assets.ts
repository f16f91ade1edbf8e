/** Decides about each row of assets and stores it: new, changed or known. */
import type { PreviewRow, RowEffect } from '../../../../shared/import-row.ts'
import { assetInputSchema } from '../../../../shared/maintenance.ts'
import { dayNumber, dayText } from '../../../../shared/time/calendar-day.ts'
import { fold } from '../fold.ts'
import type { AssetRecord, AssetValues } from '../ports.ts'
import { assetIdOf, assetsFor } from './asset-identity.ts'
import { conflict } from './decide.ts'
import type { AssetIds, ImportStore } from './ports.ts'
import type { ImportedAssetRow, RowFault } from './row.ts'

export interface AssetDecision {
  readonly row: ImportedAssetRow
  readonly effect: RowEffect
  readonly before: AssetRecord | null
}

export interface AssetDecisions {
  readonly decisions: readonly AssetDecision[]
  readonly repeated: number
  readonly faults: readonly RowFault[]
}

/** Decides about all rows; changes nothing. */
export function decideAssets(store: ImportStore, rows: readonly ImportedAssetRow[]): AssetDecisions {
  const assets = assetsFor(
    store.assetIds(),
    rows.map(({ values }) => values),
  )
  const seen = new Map<string, string>()
  const decisions: AssetDecision[] = []
  const faults: RowFault[] = []
  let repeated = 0
  for (const row of rows) {
    const content = JSON.stringify(row.values)
    const earlier = seen.get(row.identity)
    if (earlier === undefined) {
      seen.set(row.identity, content)
      const before = assetBefore(store, assets, row)
      const settled = named(row, before)
      decisions.push({ row: settled, effect: effectOf(settled, before), before })
    } else if (earlier === content) repeated += 1
    else faults.push(conflict(row, 'repeated_asset'))
  }
  return { decisions, repeated, faults }
}

/** Stores the rows; a field without a column does not change. Call inside `atomically`. */
export function keepAssets(store: ImportStore, decisions: readonly AssetDecision[], now: number): void {
  for (const { row, before, effect } of decisions) {
    if (effect === 'new') store.addAsset(assetValues(row, null), now)
    if (effect === 'changed' && before !== null) store.changeAsset(before.id, assetValues(row, before), now)
  }
}

function assetBefore(store: ImportStore, assets: AssetIds, { values }: ImportedAssetRow): AssetRecord | null {
  const id = assetIdOf(assets, values)
  return id === null ? null : store.asset(id)
}

/** A name that is the number of the asset renames nothing, and what has no column of numbers takes none away. */
function named(row: ImportedAssetRow, before: AssetRecord | null): ImportedAssetRow {
  const { name, code } = row.values
  if (before === null || code !== '') return row
  const isName = fold(name) === fold(before.name)
  if (isName && row.hasCodes) return row
  return { ...row, values: { ...row.values, name: isName ? name : before.name, code: before.code } }
}

const presentOf = ({ commissionedDay: day, ...fields }: AssetRecord): Readonly<Record<string, unknown>> => ({
  ...fields,
  commissioned_on: day === null ? null : dayText(day),
})

function effectOf(row: ImportedAssetRow, before: AssetRecord | null): RowEffect {
  if (before === null) return 'new'
  return assetChanges(row, before).length === 0 ? 'known' : 'changed'
}

/** Returns the fields of a row that differ from what is stored. */
export function assetChanges({ values }: ImportedAssetRow, before: AssetRecord): PreviewRow['changes'] {
  const present = presentOf(before)
  return Object.entries(values)
    .filter(([field, value]) => present[field] !== value)
    .map(([field, value]) => ({ field, before: shownValue(present[field]), after: shownValue(value) }))
}

const shownValue = (value: unknown) => (value === null || value === undefined ? '' : String(value))

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
