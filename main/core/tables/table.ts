/** A table as a file holds it, before anything is known about its columns. */

/** Why a row of text cannot be split into cells. */
export type TableProblem = 'unclosed_quote' | 'stray_quote'

export interface TableRow {
  /** Line of the file on which the row begins, row of the sheet, or number of the item; from 1. */
  readonly line: number
  readonly cells: readonly string[]
  /** The columns that an object of JSON does not have, from 0: it says nothing of them. Undefined for rows of a table. */
  readonly absent?: ReadonlySet<number>
  readonly problem: TableProblem | null
}

/** A sheet of a workbook, a file of an archive, or a whole text file. */
export interface TableSheet {
  readonly name: string
  /** What separates the cells of a text file. */
  readonly delimiter?: string
  /** Without rows that are empty. */
  readonly rows: readonly TableRow[]
}

/** Whether a row has a value in any cell. */
export const hasValues = ({ cells, problem }: TableRow): boolean =>
  problem !== null || cells.some((cell) => cell.trim() !== '')
