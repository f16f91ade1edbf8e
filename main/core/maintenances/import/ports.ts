/** Port: what an import reads and writes. */
import type { ColumnMapping } from '../../../../shared/import.ts'
import type { MaintenanceStatus } from '../../../../shared/maintenance.ts'
import type { EventOrigin } from '../calendar-properties.ts'
import type { AssetRecord, AssetValues, MaintenanceValues } from '../ports.ts'
import type { ImportedMaintenanceRow } from './row.ts'

/** A maintenance imported from a file before. */
export interface ImportedMaintenance {
  readonly id: number
  /** Its content in the last file. */
  readonly content: string
  readonly status: MaintenanceStatus
}

/** A maintenance as an export would write it now. */
type ExportedMaintenance = Pick<ImportedMaintenanceRow, 'asset' | 'values'> & { readonly id: number }

/** Port: what an import looks up and writes. */
export interface ImportStore {
  atomically<T>(work: () => T): T
  mapping(signature: string): ColumnMapping | null
  rememberMapping(signature: string, mapping: ColumnMapping, now: number): void
  /** Ids by normalised name and code. A name shared with an asset without a code finds that one. */
  assetIds(): { readonly byCode: Map<string, number>; readonly byName: Map<string, number> }
  asset(id: number): AssetRecord | null
  addAsset(values: AssetValues, now: number): number
  changeAsset(id: number, values: AssetValues, now: number): void
  /** Returns the maintenance that an export was written from, if it still exists. */
  exported(origin: EventOrigin): ExportedMaintenance | null
  imported(identity: string): ImportedMaintenance | null
  addMaintenance(values: MaintenanceValues, identity: string, content: string, now: number): void
  /** Changes a maintenance; if that closes it, clears its alerts. */
  changeMaintenance(id: number, values: MaintenanceValues, content: string, now: number): void
}
