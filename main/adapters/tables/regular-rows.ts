/**
 * Reads rows of separated text as long as they follow RFC 4180: five times as fast as csv-parse, which then reads the rest and
 * says what is wrong with it.
 */
import type { TableRow } from '../../core/tables/table.ts'
import type { TableDialect } from './dialect.ts'

const QUOTE = 34
const NEWLINE = 10
const RETURN = 13
/** Longest row, UTF-16 units; csv-parse judges a longer one. */
const LONGEST = 200_000

/** The rows before the first one that is not regular. */
export interface RegularRows {
  readonly rows: TableRow[]
  /** Where that one begins in the text, and on which line, from 1; the length of the text if all rows are regular. */
  readonly end: number
  readonly line: number
}

/** @param dialect as `dialectOf` found it */
export function regularRows(text: string, { delimiter, lineEnds }: TableDialect): RegularRows {
  const reader = new RowReader(text, delimiter.charCodeAt(0), lineEnds[0] === '\r' ? RETURN : NEWLINE)
  const rows: TableRow[] = []
  let [end, line] = [0, 1]
  // csv-parse reads bytes: half a character is none there.
  const isPlain = delimiter.charCodeAt(0) < 128 && delimiter !== '"' && text.isWellFormed()
  while (isPlain && end < text.length) {
    const cells = reader.row()
    if (cells === null) break
    rows.push({ line, cells, problem: null })
    end = reader.at
    line = reader.line
  }
  return { rows, end, line }
}

class RowReader {
  /** Start of the next row. */
  at = 0
  line = 1
  private readonly text: string
  private readonly delimiter: number
  private readonly lineEnd: number

  constructor(text: string, delimiter: number, lineEnd: number) {
    this.text = text
    this.delimiter = delimiter
    this.lineEnd = lineEnd
  }

  /** Reads a row and its end. @returns null if it is not regular; then the reader is of no use any more */
  row(): string[] | null {
    const cells: string[] = []
    const start = this.at
    for (;;) {
      const cell = this.text.charCodeAt(this.at) === QUOTE ? this.quoted() : this.bare()
      if (cell === null || this.at - start > LONGEST) return null
      cells.push(cell)
      if (this.text.charCodeAt(this.at) === this.delimiter) this.at++
      else if (this.ended()) return cells
      else return null
    }
  }

  /** Goes behind the end of a row. @returns false if there is none */
  private ended(): boolean {
    const { text, lineEnd } = this
    const hasReturn = lineEnd === NEWLINE && text.charCodeAt(this.at) === RETURN
    const end = hasReturn ? this.at + 1 : this.at
    if (text.charCodeAt(end) === lineEnd) {
      this.at = end + 1
      this.line++
      return true
    }
    return this.at === text.length
  }

  private bare(): string | null {
    const { text, delimiter, lineEnd } = this
    const start = this.at
    let at = start
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at)
      if (code === delimiter || code === lineEnd) break
      if (code === QUOTE) return null
    }
    const isWindows = lineEnd === NEWLINE && at > start && at < text.length && text.charCodeAt(at) === NEWLINE
    this.at = isWindows && text.charCodeAt(at - 1) === RETURN ? at - 1 : at
    return text.slice(start, this.at)
  }

  private quoted(): string | null {
    const { text } = this
    const start = this.at + 1
    let isDoubled = false
    let close = text.indexOf('"', start)
    for (; close !== -1 && text.charCodeAt(close + 1) === QUOTE; close = text.indexOf('"', close + 2))
      isDoubled = true
    if (close === -1) return null
    this.at = close + 1
    const cell = text.slice(start, close)
    for (let i = 0; i < cell.length; i++) if (cell.charCodeAt(i) === this.lineEnd) this.line++
    return isDoubled ? cell.replaceAll('""', '"') : cell
  }
}
