/** Writes tables as CSV that a spreadsheet opens without running anything. */
import { withoutControls } from '../../../shared/clean-text.ts'

/**
 * Returns a cell. What a spreadsheet would read as a formula (it begins with = + - @, a tab or a return) gets
 * a leading apostrophe (https://owasp.org/www-community/attacks/CSV_Injection), which the import removes.
 */
export function csvCell(value: string | number | null): string {
  if (typeof value === 'number') return String(value)
  const text = withoutControls((value ?? '').replaceAll('\r\n', '\n'))
  const safe = /^['=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",;\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Returns a line. */
export const csvLine = (cells: readonly (string | number | null)[]) => `${cells.map(csvCell).join(',')}\r\n`

/** Starts with a byte order mark: without it Excel does not read UTF-8. */
export const csvHead = (headings: readonly string[]) => `\uFEFF${csvLine(headings)}`
