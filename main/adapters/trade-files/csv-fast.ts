/**
 * Parses the common form of an archive's line at once: every decimal with exactly eight places, no sign, no
 * space. The careful reader in `csv-fields.ts` handles anything else and reports errors. Positions are passed
 * between functions as plain numbers: as fields, they would cost as much as the digits.
 */
import type { TradeColumns } from './columns.ts'
import { eightDigits, wholeNumber } from './digits.ts'

const COMMA = 44
const NEWLINE = 10
const RETURN = 13
const DOT = 46
const ZERO = 48
const UNITS = 100_000_000
const TWO_32 = 4_294_967_296
/** Number of integer digits for which the value in units is exact in a double. */
const WHOLE_DIGITS = 7
/** `true` and `fals` in lower case, read as little-endian integers. */
const TRUE = 0x65757274
const FALS = 0x736c6166
const LOWER_CASE = 0x20202020
const LOWER_E = 101

/** The decimals of usual digits. */
type NarrowDecimals = NonNullable<TradeColumns['narrow']>

/** Parses only the `trades` form of usual digits. It remembers the lengths of the last line, so use one per file. */
export class FastRows {
  /** Lengths of the two whole numbers on the previous line: the next line's are nearly always the same. */
  private idLength = 10
  private timeLength = 13

  /**
   * Parses lines of the `trades` form from `start` into the columns until one is not in the common form, the
   * columns are full, or `end` is reached. Id and time are stored as read. There must be bytes after the
   * lines: digits are read four at a time, before they are checked.
   * @returns the start of the next line
   */
  fill(
    bytes: Uint8Array,
    view: DataView,
    start: number,
    end: number,
    columns: TradeColumns,
    narrow: NarrowDecimals,
  ): number {
    const { capacity } = columns
    let at = start
    let row = columns.rows
    while (at < end && row < capacity) {
      const next = this.parse(bytes, view, at, columns, narrow, row)
      if (next < 0) break
      at = next
      row++
    }
    columns.rows = row
    return at
  }

  /** @returns the start of the next line, or -1 if this one is not in the common form */
  private parse(
    bytes: Uint8Array,
    view: DataView,
    start: number,
    columns: TradeColumns,
    narrow: NarrowDecimals,
    row: number,
  ): number {
    const { longs } = columns
    const idLength = numberLength(bytes, start, this.idLength)
    const id = wholeNumber(view, start, idLength)
    const price = decimal(bytes, view, start + idLength + 1, narrow.price.halves, row)
    if (id < 0 || price < 0) return -1
    const quantity = decimal(bytes, view, price, narrow.quantity.halves, row)
    if (quantity < 0) return -1
    const quote = decimal(bytes, view, quantity, narrow.quote_quantity.halves, row)
    if (quote < 0) return -1
    const timeLength = numberLength(bytes, quote, this.timeLength)
    const time = wholeNumber(view, quote, timeLength)
    if (time < 0) return -1
    this.idLength = idLength
    this.timeLength = timeLength
    store(longs.id.halves, row, id)
    store(longs.time.halves, row, time)
    return flags(bytes, view, quote + timeLength + 1, columns.maker, row)
  }
}

/** Counts the bytes before the next comma; checks first where it was on the previous line. */
function numberLength(bytes: Uint8Array, start: number, guess: number): number {
  if (bytes[start + guess] === COMMA) return guess
  let at = start
  while (at < bytes.length && bytes[at] !== COMMA) at++
  return at - start
}

/** Parses one to seven digits, a point, eight digits and a comma into a column. @returns the next position, or -1 */
function decimal(bytes: Uint8Array, view: DataView, from: number, halves: Int32Array, row: number): number {
  let point = from
  let whole = 0
  let digit = (bytes[point] as number) - ZERO
  while (digit >= 0 && digit <= 9) {
    whole = (Math.imul(whole, 10) + digit) | 0
    digit = (bytes[++point] as number) - ZERO
  }
  const length = point - from
  if (length < 1 || length > WHOLE_DIGITS || bytes[point] !== DOT || bytes[point + 9] !== COMMA) return -1
  const part = eightDigits(view, point + 1)
  if (part < 0) return -1
  store(halves, row, whole * UNITS + part)
  return point + 10
}

function store(halves: Int32Array, row: number, value: number): void {
  const low = value | 0
  halves[2 * row] = low
  halves[2 * row + 1] = (value - (low >>> 0)) / TWO_32
}

/** Parses `True` or `False` once or twice, then the end of the line. */
function flags(bytes: Uint8Array, view: DataView, start: number, makers: Uint8Array, row: number): number {
  const maker = flagLength(view, start)
  if (maker === 0) return -1
  makers[row] = maker === 4 ? 1 : 0
  let at = start + maker
  if (bytes[at] === COMMA) {
    const ignored = flagLength(view, at + 1)
    if (ignored === 0) return -1
    at += ignored + 1
  }
  if (bytes[at] === RETURN) at++
  return bytes[at] === NEWLINE ? at + 1 : -1
}

/** Returns the length of the word true (4) or false (5), in any case; 0 for another word. */
function flagLength(view: DataView, at: number): number {
  const word = view.getInt32(at, true) | LOWER_CASE
  if (word === TRUE) return 4
  return word === FALS && (view.getUint8(at + 4) | 32) === LOWER_E ? 5 : 0
}
