/** Finds the heading row of a table: titles, empty rows and the names of merged columns may stand before it. */
import type { TableRow } from './table.ts'

/** Rows among which the heading row is searched. */
const SEARCHED = 40

export interface TableHeading {
  /** Its place among the rows. */
  readonly index: number
  /** Its line in the file. */
  readonly line: number
  /** One name for each column, each once; an unnamed column with values is named by its letter: `[B]`. */
  readonly names: readonly string[]
}

/**
 * Returns the row with the most recognised names; if no row has any, the first one that is as wide as the widest of
 * those that follow. Null if there are no rows.
 * @param known counts the recognised names of a row
 * @param wanted the line the owner chose; null to search
 */
export function findHeading(
  rows: readonly TableRow[],
  known: (cells: readonly string[]) => number,
  wanted: number | null,
): TableHeading | null {
  const index = wanted === null ? bestRow(rows, known) : rows.findIndex(({ line }) => line === wanted)
  const row = rows[index]
  if (row === undefined) return null
  const group = groupAbove(rows, index)
  const used = usedColumns(rows.slice(index + 1), row.cells.length)
  return { index, line: row.line, names: namesOf(row.cells, group, used) }
}

function bestRow(rows: readonly TableRow[], known: (cells: readonly string[]) => number): number {
  const searched = rows.slice(0, SEARCHED)
  const scores = searched.map(({ cells }) => known(cells))
  const best = Math.max(0, ...scores)
  if (best > 0) return scores.indexOf(best)
  const widths = searched.map(({ cells }) => cells.filter((cell) => cell.trim() !== '').length)
  const widest = Math.max(...widths)
  return widths.indexOf(widest)
}

/**
 * Returns the merged heading of each column from the row before: its names cover the empty cells that follow them.
 * A title, which has one value only, is none.
 */
function groupAbove(rows: readonly TableRow[], index: number): readonly string[] {
  const [above, row] = [rows[index - 1], rows[index]]
  if (above === undefined || row === undefined || above.line !== row.line - 1) return []
  const filled = above.cells.filter((cell) => cell.trim() !== '').length
  if (filled < 2 || filled >= row.cells.filter((cell) => cell.trim() !== '').length) return []
  let last = ''
  return row.cells.map((_, column) => {
    last = above.cells[column]?.trim() || last
    return last
  })
}

/** Beyond the last heading, a column is one if most rows have it; otherwise single rows have too many cells. */
function usedColumns(rows: readonly TableRow[], width: number): ReadonlySet<number> {
  const counts: number[] = []
  for (const { cells } of rows) {
    for (let column = 0; column < cells.length; column++)
      if (cells[column]?.trim() !== '') counts[column] = (counts[column] ?? 0) + 1
  }
  const isUsed = (count: number, column: number) => column < width || count * 2 > rows.length
  return new Set(counts.flatMap((count, column) => (isUsed(count, column) ? [column] : [])))
}

/** The mark between a merged heading and the name below it. */
export const GROUP_MARK = ' / '

function namesOf(cells: readonly string[], group: readonly string[], used: ReadonlySet<number>): string[] {
  const count = Math.max(cells.length, ...[...used].map((column) => column + 1))
  const seen = new Map<string, number>()
  const names: string[] = []
  for (let column = 0; column < count; column++) {
    const own = cells[column]?.replace(/\s+/g, ' ').trim() ?? ''
    const merged = group[column] ?? ''
    const name = own === '' ? `[${letters(column)}]` : merged === '' ? own : `${merged}${GROUP_MARK}${own}`
    const times = (seen.get(name) ?? 0) + 1
    seen.set(name, times)
    names.push(times === 1 ? name : `${name} (${times})`)
  }
  // Separators after the last column: a heading row often ends with some.
  while (names.length > 0 && (cells[names.length - 1]?.trim() ?? '') === '' && !used.has(names.length - 1)) {
    names.pop()
  }
  return names
}

/** Returns the letters of a column as a spreadsheet shows them: A to Z, AA and so on. */
function letters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26))
  return column < 26 ? last : letters(Math.floor(column / 26) - 1) + last
}
