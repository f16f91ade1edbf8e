/** Lists that people and other systems write into one cell: an item a line, or items between `|` or `;`. */
import { ITEM_SEPARATORS, type ItemSeparator } from '../../../../../shared/occupation-import.ts'

const NAMES = Object.keys(ITEM_SEPARATORS) as ItemSeparator[]

/** Returns what separates the items in the cells of a column: the first that occurs in one of them; otherwise a new line. */
export const separatorIn = (cells: readonly string[]): ItemSeparator =>
  NAMES.find((name) => cells.some((cell) => cell.trim().includes(ITEM_SEPARATORS[name]))) ?? 'line'

/** Returns the items of a cell, without empty ones. */
export const itemsIn = (cell: string, separator: ItemSeparator): string[] =>
  cell
    .split(ITEM_SEPARATORS[separator])
    .map((item) => item.trim())
    .filter((item) => item !== '')
