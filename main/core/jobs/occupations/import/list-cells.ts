/** Lists that people and other systems write into one cell: an item a line, items between `|` or `;`, or JSON. */
import { ITEM_SEPARATORS, type ItemSeparator } from '../../../../../shared/occupation-import.ts'

const NAMES = Object.keys(ITEM_SEPARATORS) as ItemSeparator[]

/** Returns what separates the items in the cells of a column: the first that occurs in one of them; otherwise a new line. */
export const separatorIn = (cells: readonly string[]): ItemSeparator =>
  NAMES.find((name) => cells.some((cell) => cell.trim().includes(ITEM_SEPARATORS[name]))) ?? 'line'

/** Returns the items of a cell, without empty ones, signs of a list before them, and separators that a line ends with. */
export const itemsIn = (cell: string, separator: ItemSeparator): string[] =>
  jsonList(cell) ??
  cell
    .split(ITEM_SEPARATORS[separator])
    .map((item) =>
      item
        .replace(/^\s*[-–•·▪‣◦]\s+/, '')
        .replace(/[;|\s]+$/, '')
        .trim(),
    )
    .filter((item) => item !== '')

/** Returns the items of a cell that Vigie exported: each line as it is. */
export const linesIn = (cell: string): string[] => cell.split('\n').filter((line) => line.trim() !== '')

/** Returns the items of a list in JSON, as a database keeps them; null if the cell is none. */
function jsonList(cell: string): string[] | null {
  if (!/^\s*\[.*\]\s*$/s.test(cell)) return null
  try {
    const items: unknown = JSON.parse(cell)
    const isList = Array.isArray(items) && items.every((item) => typeof item === 'string')
    return isList ? items.map((item) => item.trim()).filter((item) => item !== '') : null
  } catch {
    // A text in brackets.
    return null
  }
}
