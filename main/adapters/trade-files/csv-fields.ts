/** Reads the fields of one CSV line from bytes. Keeps the first problem; the caller checks after each field. */

import type { ProblemKey } from '../../../shared/messages/index.ts'
import { limitOf, UNITS } from '../../core/jobs/trades/decimal.ts'
import { type DecimalColumn, Long64 } from './columns.ts'
import type { Wide128 } from './wide.ts'

const COMMA = 44
const NEWLINE = 10
const RETURN = 13
const DOT = 46
const MINUS = 45
const ZERO = 48
const NINE = 57
/** DECIMAL(18, 8): ten integer digits. */
const WHOLE_LIMIT = 1e10
/** DECIMAL(38, 18). */
const WIDE_DECIMALS = 18
const WIDE_LIMIT = limitOf(WIDE_DECIMALS)
const POWERS = [1e8, 1e7, 1e6, 1e5, 1e4, 1e3, 1e2, 10, 1]

/**
 * A position in the bytes that each method moves past the field it read. After a problem the results are
 * meaningless: check `problem` after each call.
 */
export class FieldReader {
  problem: ProblemKey | null = null
  position: number
  readonly bytes: Uint8Array

  constructor(bytes: Uint8Array, position: number) {
    this.bytes = bytes
    this.position = position
  }

  /** Whether there is a letter or a quote here, as in a header. */
  atLetter(): boolean {
    const c = this.bytes[this.position] as number
    return c === 34 || (c >= 65 && c <= 90) || (c >= 97 && c <= 122)
  }

  /** Reads a whole number of at most 2^53, and its comma. */
  whole(): number {
    const { bytes } = this
    let at = this.position
    let value = 0
    let digit = (bytes[at] as number) - ZERO
    while (digit >= 0 && digit <= 9) {
      value = value * 10 + digit
      digit = (bytes[++at] as number) - ZERO
    }
    if (value > Number.MAX_SAFE_INTEGER) this.problem ??= 'row.too_large'
    else if (at === this.position || bytes[at] !== COMMA) this.problem ??= this.complaint(at)
    this.position = at + 1
    return value
  }

  /** Reads a decimal of at most the digits of a column into it, in its units, and its comma. */
  decimal(column: DecimalColumn, row: number): void {
    if (column instanceof Long64) this.narrow(column, row)
    else this.wide(column, row)
  }

  private narrow(column: Long64, row: number): void {
    const { bytes } = this
    let at = this.position
    let whole = 0
    let digit = (bytes[at] as number) - ZERO
    while (digit >= 0 && digit <= 9) {
      whole = whole * 10 + digit
      digit = (bytes[++at] as number) - ZERO
    }
    if (at === this.position) this.problem ??= this.complaint(at)
    let part = 0
    if (bytes[at] === DOT) {
      const point = at
      digit = (bytes[++at] as number) - ZERO
      while (digit >= 0 && digit <= 9 && at - point <= 8) {
        part = part * 10 + digit
        digit = (bytes[++at] as number) - ZERO
      }
      const decimals = at - point - 1
      if (decimals === 0) this.problem ??= 'row.not_number'
      part *= POWERS[decimals] as number
      at = this.skipZeros(at)
    }
    if (bytes[at] !== COMMA) this.problem ??= this.complaint(at)
    if (whole >= WHOLE_LIMIT) this.problem ??= 'row.digits'
    this.position = at + 1
    if (whole < 9e7) column.set(row, whole * UNITS + part)
    else if (this.problem === null) column.values[row] = BigInt(whole) * BigInt(UNITS) + BigInt(part)
  }

  private wide(column: Wide128, row: number): void {
    const whole = this.digitsFrom(this.position)
    let at = this.position + whole.length
    if (whole === '') this.problem ??= this.complaint(at)
    let part = ''
    if (this.bytes[at] === DOT) {
      part = this.digitsFrom(at + 1)
      if (part === '') this.problem ??= 'row.not_number'
      if (/[1-9]/.test(part.slice(WIDE_DECIMALS))) this.problem ??= 'row.decimals_wide'
      at += 1 + part.length
    }
    if (this.bytes[at] !== COMMA) this.problem ??= this.complaint(at)
    this.position = at + 1
    if (this.problem !== null) return
    const value = BigInt(whole + part.slice(0, WIDE_DECIMALS).padEnd(WIDE_DECIMALS, '0'))
    if (value >= WIDE_LIMIT) this.problem = 'row.too_large_wide'
    else column.put(row, value)
  }

  private digitsFrom(start: number): string {
    let at = start
    while ((this.bytes[at] as number) >= ZERO && (this.bytes[at] as number) <= NINE) at++
    return Buffer.from(this.bytes.buffer, this.bytes.byteOffset + start, at - start).toString('latin1')
  }

  /** Reads True or False in any case, and the comma or line end after it. @returns 1 or 0 */
  flag(): number {
    const start = this.position
    const letter = (this.bytes[start] as number) | 32
    const length = letter === 116 ? 4 : 5
    const word = letter === 116 ? TRUE : FALSE
    for (let i = 0; i < length; i++) {
      if (((this.bytes[start + i] as number) | 32) !== word[i]) {
        this.problem ??= 'row.not_flag'
        return 0
      }
    }
    this.position = start + length
    return letter === 116 ? 1 : 0
  }

  /** Reads the last field, which the exchange documents as ignorable, if there is one; then the end of the line. */
  endOfLine(): void {
    if (this.bytes[this.position] === COMMA) {
      this.position++
      this.flag()
    }
    if (this.bytes[this.position] === RETURN) this.position++
    if (this.bytes[this.position] !== NEWLINE) this.problem ??= 'row.column_too_many'
    this.position++
  }

  /** Decimals after the eighth must be zeros. */
  private skipZeros(at: number): number {
    while (this.bytes[at] === ZERO) at++
    const digit = (this.bytes[at] as number) - ZERO
    if (digit >= 1 && digit <= 9) this.problem ??= 'row.decimals'
    return at
  }

  private complaint(at: number): ProblemKey {
    const c = this.bytes[at]
    if (c === MINUS) return 'row.negative'
    return c === NEWLINE || c === RETURN || c === COMMA ? 'row.missing' : 'row.not_number'
  }
}

const TRUE = [116, 114, 117, 101]
const FALSE = [102, 97, 108, 115, 101]
