/**
 * Trades as lines of CSV, written as bytes: a text for each value, and one for each line, take several times as long. Digits
 * are copied four at a time from a table.
 */
import { scaleOf, textOf, UNITS } from '../../core/jobs/trades/decimal.ts'
import { type DecimalColumn, Long64 } from './columns.ts'
import type { RowGroup } from './parquet-reader.ts'
import { flagAt } from './rows.ts'

/** The columns of a line, before the flag. */
export const LINE_COLUMNS = ['id', 'price', 'quantity', 'quote_quantity', 'time'] as const
type LineGroup = RowGroup<(typeof LINE_COLUMNS)[number]>

const COMMA = 44
const DOT = 46
const TEN_THOUSAND = 10_000
/** Longest line: two whole numbers, three decimals of 38 digits and their points, the flag, the signs between. */
const LONGEST = 2 * 19 + 3 * 39 + 5 + 6
const TRUE = Buffer.from('true\n')
const FALSE = Buffer.from('false\n')
/** The texts of 0000 to 9999. */
const QUADS = Buffer.from(Array.from({ length: TEN_THOUSAND }, (_, i) => String(i).padStart(4, '0')).join(''))

/** Has the memory of the lines of one row group. */
export class TradeLines {
  private bytes = Buffer.alloc(0)

  /** Returns the lines of a group, with every digit. They are valid until the next call. */
  of({ rows, columns, maker }: LineGroup): Uint8Array {
    if (this.bytes.length < rows * LONGEST) this.bytes = Buffer.allocUnsafeSlow(rows * LONGEST)
    const { bytes } = this
    const { id, price, quantity, quote_quantity: quote, time } = columns
    let at = 0
    for (let row = 0; row < rows; row++) {
      at = putLong(bytes, at, id, row)
      at = putDecimal(bytes, at, price, row)
      at = putDecimal(bytes, at, quantity, row)
      at = putDecimal(bytes, at, quote, row)
      at = putLong(bytes, at, time, row)
      const flag = flagAt(maker, row) === 1 ? TRUE : FALSE
      for (let i = 0; i < flag.length; i++) bytes[at++] = flag[i] as number
    }
    return bytes.subarray(0, at)
  }
}

/** Each of these writes a value and a comma at a position, and returns the next position. */
function putLong(bytes: Buffer, start: number, column: Long64, row: number): number {
  const value = column.number(row)
  if (value > Number.MAX_SAFE_INTEGER) return putText(bytes, start, String(column.at(row)))
  const upper = Math.floor(value / UNITS)
  const at = upper === 0 ? start : putShort(bytes, start, upper)
  const lower = value - upper * UNITS
  const end = upper === 0 ? putShort(bytes, at, lower) : putEight(bytes, at, lower)
  bytes[end] = COMMA
  return end + 1
}

function putDecimal(bytes: Buffer, start: number, column: DecimalColumn, row: number): number {
  if (!(column instanceof Long64)) return putText(bytes, start, textOf(column.at(row), scaleOf('wide')))
  const value = column.number(row)
  if (value > Number.MAX_SAFE_INTEGER) return putText(bytes, start, textOf(column.at(row)))
  const whole = Math.floor(value / UNITS)
  const point = putShort(bytes, start, whole)
  bytes[point] = DOT
  const end = putEight(bytes, point + 1, value - whole * UNITS)
  bytes[end] = COMMA
  return end + 1
}

function putText(bytes: Buffer, start: number, text: string): number {
  const end = start + bytes.write(text, start, 'latin1')
  bytes[end] = COMMA
  return end + 1
}

/** A whole number below 10^8 with eight digits. */
function putEight(bytes: Buffer, at: number, value: number): number {
  const high = (value / TEN_THOUSAND) | 0
  putFour(bytes, at, high)
  putFour(bytes, at + 4, (value - high * TEN_THOUSAND) | 0)
  return at + 8
}

/** A whole number below 10^8 without leading zeros. */
function putShort(bytes: Buffer, start: number, value: number): number {
  const high = (value / TEN_THOUSAND) | 0
  if (high === 0) return putLast(bytes, start, value | 0)
  const at = putLast(bytes, start, high)
  putFour(bytes, at, (value - high * TEN_THOUSAND) | 0)
  return at + 4
}

/** A whole number below 10,000 without leading zeros. */
function putLast(bytes: Buffer, start: number, value: number): number {
  let at = start
  for (
    let from = 4 * value + (value < 10 ? 3 : value < 100 ? 2 : value < 1000 ? 1 : 0);
    from < 4 * value + 4;
    from++
  ) {
    bytes[at++] = QUADS[from] as number
  }
  return at
}

function putFour(bytes: Buffer, at: number, value: number): void {
  const from = 4 * value
  bytes[at] = QUADS[from] as number
  bytes[at + 1] = QUADS[from + 1] as number
  bytes[at + 2] = QUADS[from + 2] as number
  bytes[at + 3] = QUADS[from + 3] as number
}
