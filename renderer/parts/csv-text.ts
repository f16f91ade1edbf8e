/** Writes rows as CSV. */

type Cell = string | number | null

/** Returns a table with its heading; a missing value is an empty cell. */
export function csvText(heads: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return `${[heads, ...rows].map((row) => row.map((cell) => quoted(cell)).join(',')).join('\r\n')}\r\n`
}

function quoted(cell: Cell): string {
  const text = cell === null ? '' : String(cell)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
