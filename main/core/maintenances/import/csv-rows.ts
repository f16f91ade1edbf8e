/**
 * Reads rows of a CSV file (RFC 4180), each with the line on which it begins. Lenient about separators, line
 * ends and byte order marks; strict about quotation marks, whose errors name the row.
 */
import type { ImportProblem } from '../../../../shared/import.ts'

export interface CsvRow {
  /** Line of the file, from 1. */
  readonly line: number
  readonly cells: readonly string[]
  readonly problem: ImportProblem | null
}

/** Longer cells are refused anyway: a closing quotation mark farther away belongs to another row. */
const LONGEST_CELL = 20_000
const SEPARATORS = [';', ',', '\t', '|'] as const

/** Returns the separator found most often outside quotation marks in the first line. */
function separatorOf(text: string): string {
  const [heading = ''] = text.split(/\r?\n/, 1)
  const bare = heading.replace(/"(?:[^"]|"")*"/g, '')
  const counts = SEPARATORS.map((separator) => bare.split(separator).length)
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ','
}

/** The separator declared for Excel in a line before the heading. */
const TOLD = /^sep=(.)(\n|\r\n)/i

/**
 * Returns all rows; skips lines that are empty or contain only separators. An unclosed quotation mark
 * invalidates its own line only.
 */
export function* csvRows(content: string): Generator<CsvRow> {
  const text = withLineFeeds(content.replace(/^\uFEFF/, ''))
  const [told = '', given] = TOLD.exec(text) ?? []
  const separator = given ?? separatorOf(text)
  let at = told.length
  let line = told === '' ? 1 : 2
  while (at < text.length) {
    const { row, next } = readRow(text, at, separator, line)
    if (row.problem !== null || row.cells.some((cell) => cell.trim() !== '')) yield row
    for (
      let index = text.indexOf('\n', at);
      index !== -1 && index < next;
      index = text.indexOf('\n', index + 1)
    ) {
      line += 1
    }
    at = next
  }
}

/** Spreadsheets on a Mac may end lines with a carriage return only. */
const withLineFeeds = (text: string) => (text.includes('\n') ? text : text.replaceAll('\r', '\n'))

interface CsvRead {
  readonly row: CsvRow
  /** The start of the next row. */
  readonly next: number
}

function readRow(text: string, from: number, separator: string, line: number): CsvRead {
  const end = lineEnd(text, from)
  const whole = text.slice(from, end).replace(/\r$/, '')
  if (!whole.includes('"'))
    return { row: { line, cells: whole.split(separator), problem: null }, next: end + 1 }
  return readQuoted(text, from, separator, line)
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from)
  return end === -1 ? text.length : end
}

function readQuoted(text: string, from: number, separator: string, line: number): CsvRead {
  const cells: string[] = []
  let at = from
  for (;;) {
    const cell = text[at] === '"' ? quotedCell(text, at) : plainCell(text, at, separator)
    if (cell.problem !== null) {
      const end = lineEnd(text, from)
      return { row: { line, cells: [...cells, text.slice(at, end)], problem: cell.problem }, next: end + 1 }
    }
    cells.push(cell.value)
    at = cell.next
    if (text[at] === separator) at += 1
    else return ended(text, at, { line, cells, problem: null }, from)
  }
}

/** A line end follows the last cell of a row; anything else followed a closing quotation mark. */
function ended(text: string, at: number, row: CsvRow, from: number): CsvRead {
  const rest = text.slice(at, at + 2)
  if (at >= text.length || rest.startsWith('\n')) return { row, next: at + 1 }
  if (rest === '\r\n') return { row, next: at + 2 }
  const end = lineEnd(text, from)
  return { row: { ...row, problem: 'stray_quote' }, next: end + 1 }
}

interface Cell {
  readonly value: string
  readonly next: number
  readonly problem: ImportProblem | null
}

function quotedCell(text: string, at: number): Cell {
  let value = ''
  let from = at + 1
  for (;;) {
    const quote = text.indexOf('"', from)
    if (quote === -1 || quote - at > LONGEST_CELL) return { value: '', next: at, problem: 'unclosed_quote' }
    value += text.slice(from, quote)
    if (text[quote + 1] !== '"') return { value, next: quote + 1, problem: null }
    value += '"'
    from = quote + 2
  }
}

function plainCell(text: string, at: number, separator: string): Cell {
  let end = at
  while (end < text.length && text[end] !== separator && text[end] !== '\n') end += 1
  const value = text.slice(at, end).replace(/\r$/, '')
  const next = at + value.length
  return { value, next, problem: value.includes('"') ? 'stray_quote' : null }
}
