/** Writes tables as CSV that a spreadsheet opens without running anything. */
import { withoutControls } from '../../../shared/clean-text.ts'
import { isFormula } from './formula.ts'

/** What separates the cells of a line: in French, Excel expects a semicolon, as a comma is its decimal sign. */
export type CsvSeparator = ',' | ';'

/** Returns a cell. A formula, and a text that begins with an apostrophe, gets one more, which the import removes. */
export function csvCell(value: string | number | null, separator: CsvSeparator = ','): string {
  if (typeof value === 'number') return String(value)
  const text = withoutControls((value ?? '').replaceAll('\r\n', '\n'))
  const safe = text.startsWith("'") || isFormula(text) ? `'${text}` : text
  const special = separator === ';' ? /[";\r\n]/ : /[",;\r\n]/
  return special.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Returns the text of a cell written by `csvCell`. */
export const ofCsvCell = (cell: string): string =>
  /^''/.test(cell) || (cell.startsWith("'") && isFormula(cell.slice(1))) ? cell.slice(1) : cell

/** Returns a line. */
export const csvLine = (cells: readonly (string | number | null)[], separator: CsvSeparator = ',') =>
  `${cells.map((cell) => csvCell(cell, separator)).join(separator)}\r\n`

/** Starts with a byte order mark: without it Excel does not read UTF-8. */
export const csvHead = (headings: readonly string[], separator: CsvSeparator = ',') =>
  `\uFEFF${csvLine(headings, separator)}`
