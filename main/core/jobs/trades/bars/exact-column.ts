/**
 * A column of whole numbers of any size: doubles where they are exact, which is nearly everywhere, and bigints for those that are
 * larger. Millions of bars in bigints cost more in garbage collection than it takes to build them.
 */
import { type RunningSum, totalOf } from './running-sum.ts'

export class ExactColumn {
  /** The values up to 2^53; NaN for those above. */
  doubles = new Float64Array(0)
  private readonly large = new Map<number, bigint>()

  /** Makes room for so many values, and keeps those that are there. */
  reserve(rows: number): void {
    if (rows <= this.doubles.length) return
    const more = new Float64Array(rows)
    more.set(this.doubles)
    this.doubles = more
  }

  /** Stores a whole number of any size. */
  put(row: number, value: bigint): void {
    const rounded = Number(value)
    const exact = rounded <= Number.MAX_SAFE_INTEGER
    this.doubles[row] = exact ? rounded : Number.NaN
    if (!exact) this.large.set(row, value)
  }

  /** The same of a sum. */
  putSum(row: number, sum: RunningSum): void {
    if (sum.high === null) this.doubles[row] = sum.low
    else this.put(row, totalOf(sum))
  }

  /** Returns the exact value. */
  at(row: number): bigint {
    const value = this.doubles[row] as number
    return Number.isNaN(value) ? (this.large.get(row) as bigint) : BigInt(value)
  }

  /** Returns the nearest double. */
  near(row: number): number {
    const value = this.doubles[row] as number
    return Number.isNaN(value) ? Number(this.large.get(row)) : value
  }

  /** Becomes, in rows `from` to `to` (excluded), what two columns differ by. @param part not above `all` */
  difference(all: ExactColumn, part: ExactColumn, from: number, to: number): ExactColumn {
    this.reserve(to)
    for (let row = from; row < to; row++) {
      const value = (all.doubles[row] as number) - (part.doubles[row] as number)
      if (Number.isNaN(value)) this.put(row, all.at(row) - part.at(row))
      else this.doubles[row] = value
    }
    return this
  }

  /** Returns a column times a whole number, which this one becomes in some rows unless the number is one. */
  times(column: ExactColumn, factor: bigint, from: number, to: number): ExactColumn {
    if (factor === 1n) return column
    this.reserve(to)
    for (let row = from; row < to; row++) this.put(row, column.at(row) * factor)
    return this
  }

  /** Copies rows of a column, which may be this one, to the rows from `row` on: those of itself only to earlier ones. */
  copy(from: ExactColumn, start: number, end: number, row: number): void {
    for (let i = start; from.large.size > 0 && i < end; i++) {
      if (Number.isNaN(from.doubles[i])) this.large.set(row + i - start, from.large.get(i) as bigint)
    }
    this.doubles.set(from.doubles.subarray(start, end), row)
  }
}
