/** Stores the decided rows of maintenances. */
import { assetInputSchema } from '../../../../shared/maintenance.ts'
import { isOpen } from '../closed.ts'
import { completionWith } from '../completion.ts'
import type { AssetValues, MaintenanceValues } from '../ports.ts'
import { assetSettler } from './asset-identity.ts'
import type { MaintenanceDecision, MaintenanceDecisions, SeriesEnd } from './decide.ts'
import { notBefore } from './past.ts'
import type { ImportStore } from './ports.ts'
import { detailsAfter, type NamedAsset } from './row.ts'

/** What storing needs besides the decisions. */
export interface KeepContext {
  readonly now: number
  readonly today: number
  /** Whether the next one of a completed series is moved to a day that is not past. */
  readonly skipsPast: boolean
}

/**
 * Stores the new and changed rows; adds unknown assets, and gives known ones their number. Call inside `atomically`.
 * @returns the number of assets created
 */
export function keepMaintenances(
  store: ImportStore,
  { decisions, series, assets }: Pick<MaintenanceDecisions, 'decisions' | 'series' | 'assets'>,
  context: KeepContext,
): number {
  let created = 0
  const assetOf = assetSettler(assets, {
    add: (asset) => {
      created += 1
      return store.addAsset(newAsset(asset), context.now)
    },
    number: (id, code) => {
      const asset = store.asset(id)
      if (asset !== null) store.changeAsset(id, { ...asset, code }, context.now)
    },
  })
  for (const decision of decisions) {
    if (decision.effect === 'new' || decision.effect === 'changed') {
      const assetId = assetOf(decision.row.asset)
      keepOne(store, decision, { ...context, assetId, series: series.get(decision) ?? null })
    }
  }
  return created
}

function keepOne(
  store: ImportStore,
  { row, before, content, isMoved }: MaintenanceDecision,
  { now, today, skipsPast, assetId, series }: KeepContext & { assetId: number; series: SeriesEnd | null },
): void {
  const values = { ...row.values, ...detailsAfter(row, before), assetId }
  const id = before === null ? store.addMaintenance(values, row, content, now) : before.id
  const wasOpen = before === null || isOpen(before.values.status)
  if (values.status === 'completed' && wasOpen) {
    const { next, ...completion } = completionWith(id, values)
    const later = series === 'continued' && skipsPast ? notPast(next, today) : next
    store.completeMaintenance({ ...completion, next: series === 'continued' ? later : null }, content, now)
  } else if (before !== null) store.changeMaintenance(id, values, content, now)
  if (isMoved) store.identify(id, row.identity)
}

function notPast(next: MaintenanceValues | null, today: number): MaintenanceValues | null {
  if (next === null || next.recurrence === null) return next
  const later = notBefore(next.recurrence, next, today)
  return later === null ? null : { ...next, ...later }
}

function newAsset({ name, code, location }: NamedAsset): AssetValues {
  const { commissioned_on: _, ...fields } = assetInputSchema.parse({ name, code, location })
  return { ...fields, commissionedDay: null }
}
