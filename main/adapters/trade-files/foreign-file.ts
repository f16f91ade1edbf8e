/** What a file of another program gives, whatever its form. */
import type { DecimalScale } from '../../core/jobs/trades/decimal.ts'

/** A row by its column names, with values as the file has them. */
export type ForeignRow = Readonly<Record<string, unknown>>

/** A row and where it is: the line of a CSV on which it ends, the number of a Parquet row. Both from 1. */
export interface NumberedRow {
  readonly line: number
  readonly row: ForeignRow
}

/** A file of another program, read as a stream. */
export interface ForeignFile {
  readonly columns: readonly string[]
  /** Columns of numbers in single precision; absent: none. */
  readonly single?: readonly string[]
  /** Whether a comma in a number is its decimal mark; otherwise it separates thousands. */
  readonly decimalComma: boolean
  readonly rows: AsyncIterable<NumberedRow>
}

/** What is wanted of the files of a history. */
export interface SourceWish {
  /** Columns that the owner named. */
  readonly named: Readonly<Record<string, string>>
  /** As of AdoptTask. */
  readonly symbols?: readonly string[] | undefined
  readonly scale: DecimalScale
}

/** A line of a file that only the careful way can read. */
export class OtherForm extends Error {}
