/** Copies rows of a written file unchanged. */
import type { TradeColumns } from './columns.ts'
import type { TradeFileReader } from './parquet-reader.ts'
import { longColumns } from './schema.ts'

/**
 * Copies all rows of a file into columns, passing them on when full.
 * @param day days since 1970 of the rows, for columns that say it
 * @returns the columns to continue with
 */
export async function copyRows(
  reader: TradeFileReader,
  first: TradeColumns,
  full: (columns: TradeColumns) => Promise<TradeColumns>,
  day = 0,
): Promise<TradeColumns> {
  let columns = first
  for await (const group of reader.groups(longColumns(first.form.dataset), { flags: true })) {
    for (let from = 0; from < group.rows; ) {
      const count = Math.min(group.rows - from, columns.capacity - columns.rows)
      columns.append(group.columns, from, count, (row) => flagAt(group.maker, row))
      columns.days.fill(day, columns.rows - count, columns.rows)
      from += count
      if (columns.rows === columns.capacity) columns = await full(columns)
    }
  }
  return columns
}

/** Returns a flag packed as a bit: 1 or 0. */
export const flagAt = (bits: Uint8Array, row: number): number => ((bits[row >> 3] as number) >> (row & 7)) & 1
