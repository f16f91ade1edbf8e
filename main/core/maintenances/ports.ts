/** Ports: stored assets and maintenances. Days are day numbers, instants milliseconds. */
import type {
  AssetInput,
  MaintenanceMeter,
  MaintenanceRecurrence,
  MaintenanceStatus,
  MeterUnit,
} from '../../../shared/maintenance.ts'
import type { MeterReading } from './meter.ts'

/** The stored form of an asset. */
export interface AssetRecord extends Omit<AssetInput, 'commissioned_on'> {
  readonly id: number
  readonly commissionedDay: number | null
  readonly lastMaintainedDay: number | null
  readonly nextPlannedDay: number | null
  readonly openMaintenances: number
  readonly createdAt: number
  readonly updatedAt: number
}

/** What an owner enters of an asset. */
export type AssetValues = Omit<
  AssetRecord,
  'id' | 'lastMaintainedDay' | 'nextPlannedDay' | 'openMaintenances' | 'createdAt' | 'updatedAt'
>

/** Which assets to list, by name; `after` is the id of the last one of the page before. */
export interface AssetQuery {
  readonly search: string
  readonly status: AssetRecord['status'] | null
  readonly limit: number
  readonly after: number | null
}

/** Port: stored assets. */
export interface AssetStore {
  /** By name, then id. `search` is normalised by `fold`. */
  list(query: AssetQuery): readonly AssetRecord[]
  find(id: number): AssetRecord | null
  /** Returns the asset with the same identity: see `identityOf`. */
  findIdentity(identity: string): number | null
  add(values: AssetValues, now: number): AssetRecord
  change(id: number, values: AssetValues, now: number): AssetRecord
  /** Deletes it with its maintenances and their alerts. @returns how many maintenances */
  remove(id: number): number
}

/** Who does the work, how long it took, how early it is near, and its documents. */
export interface WorkDetails {
  readonly assignee: string
  readonly durationMinutes: number | null
  /** Days before the planned day from which it is near; null takes those of the rule. */
  readonly leadDays: number | null
  /** Null if its day alone decides. */
  readonly meter: MaintenanceMeter | null
  /** Addresses of documents. */
  readonly links: readonly string[]
}

/** The fields the owner enters for a maintenance, and those derived from them. */
export interface MaintenanceValues extends WorkDetails {
  readonly assetId: number
  readonly title: string
  /** If it is stored with a meter, the first of this day and that of the meter. */
  readonly plannedDay: number
  readonly status: MaintenanceStatus
  readonly completedDay: number | null
  readonly recurrence: MaintenanceRecurrence | null
  /** Target day of the month for a monthly series. */
  readonly monthDay: number
  readonly cost: number | null
  readonly reference: string
  readonly notes: string
}

/** A stored maintenance with the name of its asset. */
export interface MaintenanceRecord extends MaintenanceValues {
  readonly id: number
  readonly assetName: string
  /** Its planned day is that of its meter, which comes first. */
  readonly dueByMeter: boolean
  /** The day that was planned, whatever its meter says; null without a meter. */
  readonly calendarDay: number | null
  readonly createdAt: number
  readonly updatedAt: number
}

/** A stored reading of a meter. */
export interface StoredReading extends MeterReading {
  readonly id: number
}

/** Port: what the meters of assets read. */
export interface MeterStore {
  /** By day. */
  readings(assetId: number, unit: MeterUnit): readonly StoredReading[]
  /** Stores the reading of a day, and plans the open maintenances of this meter anew. @returns its id */
  add(assetId: number, unit: MeterUnit, reading: MeterReading, now: number): number
  /** As `add`, for several. */
  addAll(assetId: number, unit: MeterUnit, readings: readonly MeterReading[], now: number): void
  /** @returns whether it existed */
  remove(assetId: number, id: number, now: number): boolean
}

/** Which maintenances to list, by planned day and id. Both days are included. */
export interface MaintenanceQuery {
  readonly assetId: number | null
  readonly statuses: readonly MaintenanceStatus[]
  /** Words that title, asset, assignee, reference or notes have, accents ignored; empty for all. */
  readonly search: string
  readonly fromDay: number
  readonly toDay: number
  readonly limit: number
  /** The last one of the previous page. */
  readonly after: { readonly plannedDay: number; readonly id: number } | null
}

/** The changes of a completion, in one transaction. */
export interface MaintenanceCompletion {
  readonly id: number
  /** The completed maintenance to store. */
  readonly values: MaintenanceValues
  /** The next one of a recurrence. */
  readonly next: MaintenanceValues | null
}

/** Port: stored maintenances. */
export interface MaintenanceStore {
  /** By planned day, then id. */
  list(query: MaintenanceQuery): readonly MaintenanceRecord[]
  /** Open recurring ones of assets in use, planned up to a day. */
  recurring(toDay: number, limit: number): readonly MaintenanceRecord[]
  find(id: number): MaintenanceRecord | null
  add(values: MaintenanceValues, now: number): MaintenanceRecord
  /** Changes a maintenance; if that closes it, clears its alerts. */
  change(id: number, values: MaintenanceValues, now: number): MaintenanceRecord
  /**
   * Stores the completion, clears the asset's flag and the alerts of both, and adds the next one, in one transaction.
   * @returns the number of alerts cleared, and the id of the next one
   */
  complete(
    completion: MaintenanceCompletion,
    now: number,
  ): { readonly alerts: number; readonly nextId: number | null }
  /** Takes a completion back, and removes the next one that it planned if that is still open. */
  reopen(id: number, now: number): void
  /** Stores an occurrence that is left out, ends its alerts, and adds the next one, in one transaction. */
  skip(completion: MaintenanceCompletion, now: number): { readonly nextId: number | null }
  /** Sums what was completed in a range of days, both included, by asset, the dearest first. */
  costs(days: { readonly fromDay: number; readonly toDay: number }): readonly AssetCosts[]
  /** Deletes it with its alerts. @returns whether it existed */
  remove(id: number): boolean
}

/** What the completed maintenances of an asset cost and took. */
export interface AssetCosts {
  readonly assetId: number
  readonly assetName: string
  readonly completed: number
  readonly cost: number
  readonly durationMinutes: number
}
