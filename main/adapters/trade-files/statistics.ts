/** Computes the minimum and maximum of a column, and packs flags as bits. */
import type { Long64 } from './columns.ts'
import type { Wide128 } from './wide.ts'

/** The lowest and the highest value of a column. */
export interface ColumnBounds<Value extends bigint | number | boolean = bigint | number | boolean> {
  readonly min: Value
  readonly max: Value
}

/** Returns the bounds of the first rows. Searches numbers, and again bigints if numbers would not be exact. */
export function longBounds(column: Long64, rows: number): ColumnBounds<bigint> {
  const { values } = column
  let minAt = 0
  let maxAt = 0
  let min = Number.POSITIVE_INFINITY
  let max = Number.NEGATIVE_INFINITY
  for (let i = 0; i < rows; i++) {
    const value = column.number(i)
    if (value < min) {
      min = value
      minAt = i
    }
    if (value > max) {
      max = value
      maxAt = i
    }
  }
  if (max > Number.MAX_SAFE_INTEGER) return exactBounds(values.subarray(0, rows))
  return { min: values[minAt] as bigint, max: values[maxAt] as bigint }
}

/** Returns the bounds of some values, at least one. */
export function exactBounds(values: ArrayLike<bigint> & Iterable<bigint>): ColumnBounds<bigint> {
  let min = values[0] as bigint
  let max = min
  for (const value of values) {
    if (value < min) min = value
    if (value > max) max = value
  }
  return { min, max }
}

/** Returns the bounds of the first rows of wide digits. */
export function wideBounds(column: Wide128, rows: number): ColumnBounds<bigint> {
  let min = column.at(0)
  let max = min
  for (let i = 1; i < rows; i++) {
    const value = column.at(i)
    if (value < min) min = value
    if (value > max) max = value
  }
  return { min, max }
}

/** Returns the bounds of the first flags. */
export function flagBounds(flags: Uint8Array, rows: number): ColumnBounds<boolean> {
  const some = flags.subarray(0, rows)
  return { min: !some.includes(0), max: some.includes(1) }
}

/** One bit per flag, least significant first: Parquet PLAIN for booleans. */
export function packFlags(flags: Uint8Array, rows: number): Uint8Array {
  const bits = new Uint8Array(Math.ceil(rows / 8))
  for (let i = 0; i < rows; i++) {
    if (flags[i] === 1) bits[i >> 3] = (bits[i >> 3] as number) | (1 << (i & 7))
  }
  return bits
}
