/** What an import reads and writes. */
import type { ColumnMapping } from '../../../../shared/import.ts'
import type { MaintenanceStatus } from '../../../../shared/maintenance.ts'
import type { EventOrigin } from '../calendar-properties.ts'
import type { AssetRecord, AssetValues, MaintenanceValues } from '../ports.ts'
import type { ImportedMaintenanceRow } from './row.ts'

/** A maintenance that a file told of before. */
export interface ImportedMaintenance {
  readonly id: number
  /** What the file said the last time. */
  readonly content: string
  readonly status: MaintenanceStatus
}

/** A maintenance as an export says it now. */
export type ExportedMaintenance = Pick<ImportedMaintenanceRow, 'asset' | 'values'> & { readonly id: number }

/** Port: what an import looks up and writes. */
export interface ImportStore {
  atomically<T>(work: () => T): T
  mapping(signature: string): ColumnMapping | null
  rememberMapping(signature: string, mapping: ColumnMapping, now: number): void
  /** Ids by name and by code, folded. Assets with a code are not found by name where one without has it too. */
  assetIds(): { readonly byCode: Map<string, number>; readonly byName: Map<string, number> }
  asset(id: number): AssetRecord | null
  addAsset(values: AssetValues, now: number): number
  changeAsset(id: number, values: AssetValues, now: number): void
  /** The maintenance that an export was written from, where it is still here. */
  exported(origin: EventOrigin): ExportedMaintenance | null
  imported(identity: string): ImportedMaintenance | null
  addMaintenance(values: MaintenanceValues, identity: string, content: string, now: number): void
  /** Where it is closed by this, its alerts are cleared with it. */
  changeMaintenance(id: number, values: MaintenanceValues, content: string, now: number): void
}
