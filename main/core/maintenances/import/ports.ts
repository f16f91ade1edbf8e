/** Port: what an import reads and writes, and how changes of several rows are recorded. */
import type { ColumnMapping, ImportSubject, ValueField } from '../../../../shared/import.ts'
import type { BulkActionName, MeterUnit } from '../../../../shared/maintenance.ts'
import type { EventOrigin } from '../calendar-properties.ts'
import type { MeterReading } from '../meter.ts'
import type {
  AssetRecord,
  AssetValues,
  MaintenanceCompletion,
  MaintenanceRecord,
  MaintenanceValues,
} from '../ports.ts'
import type { ImportedMaintenanceRow } from './row.ts'

/** A maintenance as an export would write it now. */
export interface StoredMaintenance extends Pick<ImportedMaintenanceRow, 'asset'> {
  readonly id: number
  readonly values: MaintenanceRecord
}

/** A maintenance imported from a file before. */
export interface ImportedMaintenance extends StoredMaintenance {
  /** Its content in the last file; null if it was cancelled because its calendar no longer had it. */
  readonly content: string | null
  /** The calendar it came from; null if it came from a table, or was entered here. */
  readonly source: string | null
}

/** An open maintenance of a calendar, as it is offered for removal. */
export interface GoneMaintenance {
  readonly id: number
  readonly identity: string
  readonly assetName: string
  readonly title: string
  readonly plannedDay: number
}

/** An open maintenance, as a row of a plan may mean it. */
export interface OpenWork {
  readonly id: number
  /** Of the row that brought it; null if it was entered here, or planned by a completion. */
  readonly identity: string | null
  readonly title: string
  readonly plannedDay: number
}

/** Ids by normalised name and code. A name shared with an asset without a code finds that one. */
export interface AssetIds {
  readonly byCode: ReadonlyMap<string, number>
  readonly byName: ReadonlyMap<string, number>
  /** Those without a code whose name no other asset has, by name. */
  readonly unnumbered: ReadonlyMap<string, number>
}

/** Changes to record, so that they can be undone as a whole. */
export interface ChangesToRecord {
  readonly subject: ImportSubject
  /** Empty if they come from no file. */
  readonly fileName: string
  /** What was done to several rows; null for an import. */
  readonly action: BulkActionName | null
  readonly created: number
  readonly updated: number
  readonly now: number
}

/** Port: changes in one transaction that can be undone. */
export interface ChangeRecorder {
  /** Stores all that the work changes, or nothing if it throws. @returns the number of the record; null if nothing changed */
  recorded(about: ChangesToRecord, work: () => void): number | null
}

/** Port: what an import looks up and writes. */
export interface ImportStore {
  atomically<T>(work: () => T): T
  /** Records every row that the work changes. Call inside `atomically`. @returns the number of the record; null if nothing changed */
  recorded(about: ChangesToRecord, work: () => void): number | null
  mapping(signature: string): ColumnMapping | null
  rememberMapping(signature: string, mapping: ColumnMapping, now: number): void
  /** Returns what a normalised value means, as the owner said before. */
  meaning(subject: ImportSubject, field: ValueField, value: string): string | null
  rememberMeaning(subject: ImportSubject, field: string, value: string, meaning: string, now: number): void
  assetIds(): AssetIds
  asset(id: number): AssetRecord | null
  addAsset(values: AssetValues, now: number): number
  changeAsset(id: number, values: AssetValues, now: number): void
  /** What a meter of an asset read. */
  readings(assetId: number, unit: MeterUnit): readonly MeterReading[]
  /** Stores readings of a meter, and plans the open maintenances of it anew. */
  addReadings(assetId: number, unit: MeterUnit, readings: readonly MeterReading[], now: number): void
  /** Returns the maintenance that an export was written from, if it still exists. */
  exported(origin: EventOrigin): StoredMaintenance | null
  imported(identity: string): ImportedMaintenance | null
  /** Titles of the maintenances of an asset on a day that no file brought. */
  enteredTitles(assetId: number, plannedDay: number): readonly string[]
  /** Returns a maintenance that is there. */
  maintenance(id: number): ImportedMaintenance | null
  /** The open maintenances of an asset. */
  openWork(assetId: number): readonly OpenWork[]
  /** Notes the identity that a maintenance has in files from now on. */
  identify(id: number, identity: string): void
  addMaintenance(values: MaintenanceValues, row: ImportedMaintenanceRow, content: string, now: number): number
  /** Open maintenances that came from a calendar, by planned day. */
  openFrom(source: string): readonly GoneMaintenance[]
  /** Notes that a maintenance comes from a calendar from now on. */
  adopt(id: number, source: string): void
  /** Cancels what its calendar no longer has, and forgets its content, so that it is read anew if it comes back. */
  cancelGone(id: number, now: number): void
  /** Changes a maintenance; if that closes it, clears its alerts. */
  changeMaintenance(id: number, values: MaintenanceValues, content: string, now: number): void
  /** Completes a maintenance as a completion by hand does. */
  completeMaintenance(completion: MaintenanceCompletion, content: string, now: number): void
}
