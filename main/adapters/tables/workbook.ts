/** Reads the sheets of an Excel workbook (.xlsx). */
import readXlsx from 'read-excel-file/node'
import { hasValues, type TableSheet } from '../../core/tables/table.ts'
import { cellText } from './cell-text.ts'

/** @throws Error if the bytes are not a workbook */
export async function readWorkbook(bytes: Uint8Array): Promise<TableSheet[]> {
  const sheets = await readXlsx(Buffer.from(bytes))
  return sheets.map(({ sheet, data }) => ({
    name: sheet,
    rows: data
      .map((row, index) => ({ line: index + 1, cells: row.map(cellText), problem: null }))
      .filter(hasValues),
  }))
}
