/** Assets and maintenances as they are kept. Days are day numbers, instants milliseconds. */
import type { AssetInput, MaintenanceRecurrence, MaintenanceStatus } from '../../../shared/maintenance.ts'

/** What is kept of an asset besides its own fields. */
export interface AssetRecord extends Omit<AssetInput, 'commissioned_on'> {
  readonly id: number
  readonly commissionedDay: number | null
  readonly lastMaintainedDay: number | null
  readonly nextPlannedDay: number | null
  readonly openMaintenances: number
  readonly createdAt: number
  readonly updatedAt: number
}
export type AssetValues = Omit<
  AssetRecord,
  'id' | 'lastMaintainedDay' | 'nextPlannedDay' | 'openMaintenances' | 'createdAt' | 'updatedAt'
>

export interface AssetQuery {
  readonly search: string
  readonly status: AssetRecord['status'] | null
  readonly limit: number
  readonly after: number | null
}

/** Port: assets as they are kept. */
export interface AssetStore {
  /** By name, then id. `search` is folded as `fold` does. */
  list(query: AssetQuery): readonly AssetRecord[]
  find(id: number): AssetRecord | null
  /** The asset with the same identity: see `identityOf`. */
  findIdentity(identity: string): number | null
  add(values: AssetValues, now: number): AssetRecord
  change(id: number, values: AssetValues, now: number): AssetRecord
  /** With its maintenances and their alerts. @returns how many maintenances. */
  remove(id: number): number
}

/** What the owner enters of a maintenance, and what follows from it. */
export interface MaintenanceValues {
  readonly assetId: number
  readonly title: string
  readonly plannedDay: number
  readonly status: MaintenanceStatus
  readonly completedDay: number | null
  readonly recurrence: MaintenanceRecurrence | null
  /** Day of the month a monthly series aims at. */
  readonly monthDay: number
  readonly cost: number | null
  readonly reference: string
  readonly notes: string
}
export interface MaintenanceRecord extends MaintenanceValues {
  readonly id: number
  readonly assetName: string
  readonly createdAt: number
  readonly updatedAt: number
}

export interface MaintenanceQuery {
  readonly assetId: number | null
  readonly statuses: readonly MaintenanceStatus[]
  readonly fromDay: number
  readonly toDay: number
  readonly limit: number
  /** The last one of the page before. */
  readonly after: { readonly plannedDay: number; readonly id: number } | null
}

/** What completing changes, in one transaction. */
export interface Completion {
  readonly id: number
  /** The completed one as it is kept from now on. */
  readonly values: MaintenanceValues
  /** The next one of a recurrence. */
  readonly next: MaintenanceValues | null
}

/** Port: maintenances as they are kept. */
export interface MaintenanceStore {
  /** By planned day, then id. */
  list(query: MaintenanceQuery): readonly MaintenanceRecord[]
  /** Open ones with a recurrence, of assets in use, planned up to a day. */
  recurring(toDay: number, limit: number): readonly MaintenanceRecord[]
  find(id: number): MaintenanceRecord | null
  add(values: MaintenanceValues, now: number): MaintenanceRecord
  /** Where it is closed by this, its alerts are cleared with it. */
  change(id: number, values: MaintenanceValues, now: number): MaintenanceRecord
  /**
   * Keeps it completed, takes the asset's flag back, clears the alerts of both and adds the next one: all or nothing.
   * @returns the number of alerts cleared, and the id of the next one.
   */
  complete(completion: Completion, now: number): { readonly alerts: number; readonly nextId: number | null }
  /** With its alerts. @returns whether there was one. */
  remove(id: number): boolean
}
