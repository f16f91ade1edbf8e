/** One row or event of a file, ready to be stored. */
import type { IgnoredReason, ImportProblem } from '../../../../shared/import-row.ts'
import type { AssetInput } from '../../../../shared/maintenance.ts'
import type { EventOrigin } from '../calendar-properties.ts'
import type { MaintenanceValues, WorkDetails } from '../ports.ts'

/** One problem of one row. */
export interface RowFault {
  readonly line: number
  /** Heading, if one column is at fault. */
  readonly column: string | null
  readonly value: string
  readonly problem: ImportProblem
  /** Between which a number must be, if it is not. */
  readonly bounds?: readonly [least: number, most: number]
}

/** A row or event that counts for nothing, and why. */
export interface IgnoredRow {
  readonly line: number
  /** Its title, or what its cells say. */
  readonly title: string
  readonly reason: IgnoredReason
}

/** An asset as a file names it; code and location are empty if absent. */
export interface NamedAsset {
  readonly name: string
  readonly code: string
  readonly location: string
}

/** A maintenance as a file describes it, before its asset is looked up. */
export interface ImportedMaintenanceRow {
  readonly line: number
  /** The same in every file for the same maintenance. */
  readonly identity: string
  /** The maintenance it was exported from, here or in another instance. */
  readonly origin: EventOrigin | null
  /** The calendar it is in, and the number of its changes there; null for a table. */
  readonly source: string | null
  readonly sequence: number
  readonly asset: NamedAsset
  readonly values: Omit<MaintenanceValues, 'assetId' | keyof WorkDetails>
  /** What the file says, if the choice about what is past made something else of it. */
  readonly written?: ImportedMaintenanceRow['values']
  /** Only the details that the file has; the others keep what is stored. */
  readonly details: Partial<WorkDetails>
  /** The fields that a table has no column for; they keep what is stored. */
  readonly missing?: readonly KeptField[]
}

/** A field of a maintenance that a table may leave out; the day of completion also in a single row. */
export type KeptField = 'status' | 'completedDay' | 'recurrence' | 'cost' | 'reference' | 'notes'

const NO_DETAILS: WorkDetails = {
  assignee: '',
  durationMinutes: null,
  leadDays: null,
  meter: null,
  links: [],
}

/** Returns the details as they will be stored: those of the row, otherwise those that are stored. */
export function detailsAfter(
  { details }: Pick<ImportedMaintenanceRow, 'details'>,
  before: { readonly values: WorkDetails } | null,
): WorkDetails {
  const { assignee, durationMinutes, leadDays, meter, links } = before?.values ?? NO_DETAILS
  return { assignee, durationMinutes, leadDays, meter, links, ...details }
}

/** The name, and only the fields that the file has a column for. */
export interface ImportedAssetRow {
  readonly line: number
  readonly identity: string
  /** Whether the file has a column of numbers. */
  readonly hasCodes: boolean
  readonly values: Partial<AssetInput> & { readonly name: string; readonly code: string }
}

/** The rows of a file that can be stored, and what is wrong with the others. */
export interface ReadRows<Row> {
  readonly rows: readonly Row[]
  readonly faults: readonly RowFault[]
  /** Number of rows or events read, valid or not. */
  readonly read: number
  readonly faulty: number
}

const SHOWN = 60

/** Shortens a value for use in a sentence. */
export function shown(value: string): string {
  const line = value.replace(/\s+/g, ' ').trim()
  return line.length > SHOWN ? `${line.slice(0, SHOWN - 1)}…` : line
}
