/** What one row or event of a file gives, ready to be kept. */
import type { ImportProblem } from '../../../../shared/import.ts'
import type { AssetInput } from '../../../../shared/maintenance.ts'
import type { EventOrigin } from '../calendar-properties.ts'
import type { MaintenanceValues } from '../ports.ts'

/** One problem of one row. */
export interface RowFault {
  readonly line: number
  /** Heading, where one column is to blame. */
  readonly column: string | null
  readonly value: string
  readonly problem: ImportProblem
}

/** An asset as a file names it; code and location empty where it does not tell. */
export interface NamedAsset {
  readonly name: string
  readonly code: string
  readonly location: string
}

export interface ImportedMaintenanceRow {
  readonly line: number
  /** The same in every file that tells of the same maintenance. */
  readonly identity: string
  /** What it was exported from, here or elsewhere. */
  readonly origin: EventOrigin | null
  readonly asset: NamedAsset
  readonly values: Omit<MaintenanceValues, 'assetId'>
}

/** Only the fields that the file has a column for, besides the name. */
export interface ImportedAssetRow {
  readonly line: number
  readonly identity: string
  readonly values: Partial<AssetInput> & { readonly name: string; readonly code: string }
}

export interface ReadRows<Row> {
  readonly rows: readonly Row[]
  readonly faults: readonly RowFault[]
  /** Rows or events read, good and faulty. */
  readonly read: number
  readonly faulty: number
}

const SHOWN = 60

/** A value short enough for a sentence. */
export function shown(value: string): string {
  const line = value.replace(/\s+/g, ' ').trim()
  return line.length > SHOWN ? `${line.slice(0, SHOWN - 1)}…` : line
}
