/** Writes a table as an Excel workbook. Every cell is typed as text, so none is run as a formula. */
import writeXlsx from 'write-excel-file/node'
import { withoutControls } from '../../../shared/clean-text.ts'

/** @returns the bytes of a workbook with one sheet, whose first row has the names of the columns */
export async function workbookOf(
  columns: readonly string[],
  rows: readonly Readonly<Record<string, string>>[],
): Promise<Uint8Array> {
  const heading = columns.map((name) => ({ value: name, type: String, fontWeight: 'bold' as const }))
  const cells = rows.map((row) =>
    columns.map((column) => ({ value: cellOf(row[column]), type: String, wrap: true })),
  )
  const widths = columns.map((name) => ({ width: WIDTHS[name] ?? WIDE }))
  return writeXlsx([heading, ...cells], { columns: widths, stickyRowsCount: 1 }).toBuffer()
}

/** Characters. */
const WIDE = 40
const WIDTHS: Readonly<Record<string, number>> = { code: 8, ogr: 10, status: 12, version: 8, simulated: 10 }

/** Excel reads `_x000D_` in a text as a character; an underscore written so stays one. */
const cellOf = (text: string | undefined): string =>
  withoutControls(text ?? '').replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
