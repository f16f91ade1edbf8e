/** At most one row group of trades, in columns. Filled once, written or read once, then reused. */
import type { Dataset } from '../../../shared/kinds/trades.ts'
import { GROUP_ROWS, type LongColumn, longColumns } from './schema.ts'

/** A 64-bit column with a second view of its halves: JavaScript writes two 32-bit numbers far faster than a bigint. */
export class Long64 {
  readonly values: BigInt64Array
  /** Low half at 2 i, high half at 2 i + 1 (little endian, as Parquet stores it). */
  readonly halves: Int32Array

  constructor(values: BigInt64Array) {
    this.values = values
    this.halves = new Int32Array(values.buffer, values.byteOffset, values.length * 2)
  }

  /** Stores a whole number of at most 2^53. */
  set(row: number, value: number): void {
    const low = value | 0
    this.halves[2 * row] = low
    this.halves[2 * row + 1] = (value - (low >>> 0)) / 4_294_967_296
  }

  /** Returns the value as a number: exact up to 2^53. */
  number(row: number): number {
    const { halves } = this
    return (halves[2 * row + 1] as number) * 4_294_967_296 + ((halves[2 * row] as number) >>> 0)
  }

  /** Returns the first values as numbers; those above 2^53 are rounded. */
  numbers(rows: number, into: Float64Array): Float64Array {
    for (let i = 0; i < rows; i++) into[i] = this.number(i)
    return into
  }

  /** Returns the bytes of the first rows, as Parquet PLAIN. */
  bytes(rows: number): Uint8Array {
    return new Uint8Array(this.values.buffer, this.values.byteOffset, rows * 8)
  }
}

/** Columns of a data set with their row count. */
export class TradeColumns {
  rows = 0
  readonly dataset: Dataset
  readonly longs: Readonly<Record<LongColumn, Long64>>
  /** One byte per row, 1 if the buyer was the maker. */
  readonly maker: Uint8Array

  constructor(dataset: Dataset, capacity = GROUP_ROWS) {
    this.dataset = dataset
    this.maker = new Uint8Array(capacity)
    const used = new Set(longColumns(dataset))
    const column = (name: LongColumn) => new Long64(new BigInt64Array(used.has(name) ? capacity : 0))
    this.longs = {
      id: column('id'),
      price: column('price'),
      quantity: column('quantity'),
      quote_quantity: column('quote_quantity'),
      time: column('time'),
      first_trade_id: column('first_trade_id'),
      last_trade_id: column('last_trade_id'),
    }
  }

  /** Maximum number of rows; `rows` of them are filled. */
  get capacity(): number {
    return this.maker.length
  }
}
