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

/** Most rows and cells of a sheet: its reader fills each gap up to the farthest cell. */
const [MOST_ROWS, MOST_CELLS] = [200_000, 2_000_000]
/** The address of a cell. */
const CELL = /<(?:\w+:)?c\s[^>]*?\br=["']([A-Z]{1,3})(\d{1,7})["']/g

/** Whether a sheet has a cell so far away that reading it would take all memory. @param part its XML */
export function reachesTooFar(part: Uint8Array): boolean {
  let [rows, columns] = [0, 0]
  for (const [, letters = '', row] of Buffer.from(part).toString('latin1').matchAll(CELL)) {
    rows = Math.max(rows, Number(row))
    columns = Math.max(columns, columnNumber(letters))
  }
  return rows > MOST_ROWS || rows * columns > MOST_CELLS
}

/** `A` is 1, `XFD` 16384. */
const columnNumber = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
