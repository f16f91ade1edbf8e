/** A table whose first row has the names of its columns, read by these names. */
import type { TableSheet } from '../../../tables/table.ts'
import { plainName } from './columns.ts'

/** The cells of a row by the plain name of their column; a missing cell is empty. */
export type NamedRow = (column: string) => string

/** A table with the plain names of its columns. */
export interface NamedTable {
  readonly columns: ReadonlySet<string>
  readonly rows: readonly NamedRow[]
}

/** Returns a sheet by the names of its first row. Rows that cannot be split are left out. */
export function namedTable({ rows }: TableSheet): NamedTable {
  const [heading, ...rest] = rows
  const names = (heading?.cells ?? []).map(plainName)
  const place = new Map(names.map((name, index) => [name, index]))
  return {
    columns: new Set(names),
    rows: rest
      .filter(({ problem }) => problem === null)
      .map(({ cells }) => (column) => {
        const index = place.get(column)
        // The files of 2013 to 2022 double each apostrophe.
        return index === undefined ? '' : (cells[index] ?? '').replaceAll("''", "'").trim()
      }),
  }
}
