/** At most one row group of trades, in columns. Filled once, written or read once, then reused. */
import { type FileForm, GROUP_ROWS, type LongColumn, longColumns } from './schema.ts'
import { Wide128 } from './wide.ts'

/** A 64-bit column with a second view of its halves: JavaScript writes two 32-bit numbers far faster than a bigint. */
export class Long64 {
  readonly values: BigInt64Array
  /** Low half at 2 i, high half at 2 i + 1 (little endian, as Parquet stores it). */
  readonly halves: Int32Array

  constructor(values: BigInt64Array) {
    this.values = values
    this.halves = new Int32Array(values.buffer, values.byteOffset, values.length * 2)
  }

  /** The memory of the values. */
  get buffer(): ArrayBufferLike {
    return this.values.buffer
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

  /** Returns the exact value. */
  at(row: number): bigint {
    return this.values[row] as bigint
  }

  /** Stores a value of at most 63 bits. */
  put(row: number, value: bigint): void {
    this.values[row] = value
  }

  /** Copies values of another column to the rows from `row` on. */
  copy(from: Long64, start: number, count: number, row: number): void {
    this.values.set(from.values.subarray(start, start + count), row)
  }

  /** Copies the values of rows of another column to the first rows. */
  gather(from: Long64, rows: Uint32Array): void {
    const [source, target] = [from.values, this.values]
    for (let i = 0; i < rows.length; i++) target[i] = source[rows[i] as number] as bigint
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

/** A column of decimals: 64 bits in usual digits, 128 in wide ones. */
export type DecimalColumn = Long64 | Wide128

/** The columns of a trade by name. */
export type ColumnSet<Name extends LongColumn> = Readonly<{
  [N in Name]: N extends DecimalName ? DecimalColumn : Long64
}>

type DecimalName = 'price' | 'quantity' | 'quote_quantity'

/** Copies values between columns of one width. */
function copyValues(
  from: DecimalColumn,
  start: number,
  count: number,
  into: DecimalColumn,
  row: number,
): void {
  if (from instanceof Long64 && into instanceof Long64) into.copy(from, start, count, row)
  else if (from instanceof Wide128 && into instanceof Wide128) into.copy(from, start, count, row)
  else throw new Error('columns of different digits')
}

/** The same for rows in any order. */
function gatherValues(from: DecimalColumn, rows: Uint32Array, into: DecimalColumn): void {
  if (from instanceof Long64 && into instanceof Long64) into.gather(from, rows)
  else if (from instanceof Wide128 && into instanceof Wide128) into.gather(from, rows)
  else throw new Error('columns of different digits')
}

function gatherFlags(from: Uint8Array, rows: Uint32Array, into: Uint8Array): void {
  for (let i = 0; i < rows.length; i++) into[i] = from[rows[i] as number] as number
}

/** Columns of a data set with their row count. */
export class TradeColumns {
  rows = 0
  readonly form: FileForm
  readonly longs: ColumnSet<LongColumn>
  /** The decimals of usual digits; null in wide ones. */
  readonly narrow: Readonly<Record<DecimalName, Long64>> | null
  /** One byte per row, 1 if the buyer was the maker. */
  readonly maker: Uint8Array
  /** Days since 1970 by row; empty unless the form is dated. */
  readonly days: Int32Array

  constructor(form: FileForm, capacity = GROUP_ROWS) {
    this.form = form
    this.maker = new Uint8Array(capacity)
    this.days = new Int32Array(form.dated ? capacity : 0)
    const used = new Set(longColumns(form.dataset))
    const long = (name: LongColumn) => new Long64(new BigInt64Array(used.has(name) ? capacity : 0))
    this.narrow =
      form.digits === 'wide'
        ? null
        : { price: long('price'), quantity: long('quantity'), quote_quantity: long('quote_quantity') }
    const decimal = (name: DecimalName) => this.narrow?.[name] ?? Wide128.ofRows(capacity)
    this.longs = {
      id: long('id'),
      price: decimal('price'),
      quantity: decimal('quantity'),
      quote_quantity: decimal('quote_quantity'),
      time: long('time'),
      first_trade_id: long('first_trade_id'),
      last_trade_id: long('last_trade_id'),
    }
  }

  /** Maximum number of rows; `rows` of them are filled. */
  get capacity(): number {
    return this.maker.length
  }

  /** Copies rows of columns of the same form, and their flags, to the end. */
  append(from: ColumnSet<LongColumn>, start: number, count: number, flag: (row: number) => number): void {
    for (const name of longColumns(this.form.dataset)) {
      copyValues(from[name], start, count, this.longs[name], this.rows)
    }
    for (let i = 0; i < count; i++) this.maker[this.rows + i] = flag(start + i)
    this.rows += count
  }

  /** Fills these columns with rows of others of the same form. */
  gather(from: TradeColumns, rows: Uint32Array): void {
    for (const name of longColumns(this.form.dataset)) gatherValues(from.longs[name], rows, this.longs[name])
    gatherFlags(from.maker, rows, this.maker)
    this.rows = rows.length
  }

  /** Whether two rows are the same. */
  same(one: number, other: number): boolean {
    const equal = (name: LongColumn) => this.longs[name].at(one) === this.longs[name].at(other)
    return this.maker[one] === this.maker[other] && longColumns(this.form.dataset).every(equal)
  }

  /** Returns the memory of some rows, column by column. */
  memory(start: number, count: number): Uint8Array[] {
    const end = start + count
    const columns = longColumns(this.form.dataset).map((name) => {
      const bytes = this.longs[name].bytes(end)
      return bytes.subarray((bytes.length / end) * start)
    })
    return [...columns, this.maker.subarray(start, end)]
  }
}
