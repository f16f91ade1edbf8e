/** A program whose exports Vigie knows: recognised by its headings, whatever the file is called. */
import type { ImportField } from '../../../../../shared/import.ts'
import type { DayOrder } from '../../../tables/days.ts'

/** Returns the text of a column by its normalised heading; empty if the file lacks it. */
type CellByHeading = (heading: string) => string

export interface ImportProfile {
  /** The program's name, and what its reference numbers belong to. */
  readonly product: string
  /** Normalised headings that only its exports have together. */
  readonly headings: readonly string[]
  /** The normalised heading of each field; the first one that the file has. */
  readonly columns: Readonly<Partial<Record<ImportField, readonly string[]>>>
  /** The order of its dates if it is always the same. */
  readonly order?: DayOrder
  /** Fields that no single column gives as it is. */
  readonly derived?: (cell: CellByHeading) => Readonly<Partial<Record<ImportField, string>>>
}
