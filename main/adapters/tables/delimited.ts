/**
 * Reads text with separated cells (RFC 4180), what is not regular with csv-parse. Lenient about separators, line ends and byte order marks;
 * strict about quotation marks, whose errors spoil their own line only.
 */
import { type CsvError, type Options, parse } from 'csv-parse/sync'
import { hasValues, type TableProblem, type TableRow, type TableSheet } from '../../core/tables/table.ts'
import { dialectOf, type TableDialect } from './dialect.ts'
import { regularRows } from './regular-rows.ts'

/** Longest row, characters: a closing quotation mark farther away belongs to another row. */
const LONGEST_ROW = 1_000_000

/** Returns the options of csv-parse for a dialect. */
function parserOptions({ delimiter, lineEnds }: TableDialect): Options {
  return {
    delimiter,
    record_delimiter: [...lineEnds],
    relax_column_count: true,
    max_record_size: LONGEST_ROW,
  }
}

type DelimitedTable = Pick<TableSheet, 'rows' | 'delimiter'>

/** Returns the rows that have values, each with the line on which it begins, and what separates their cells. */
export function readDelimited(text: string): DelimitedTable {
  const plain = text.replace(/^\uFEFF/, '')
  const dialect = dialectOf(plain)
  const rows = rowsIn(plain.slice(dialect.declaration.length), dialect).filter(hasValues)
  const below = dialect.declaration === '' ? rows : rows.map((row) => ({ ...row, line: row.line + 1 }))
  return unwrapped({ rows: below, delimiter: dialect.delimiter })
}

/** A row of text that was saved as one quoted cell, as Excel does with a file of another separator. */
function unwrapped(table: DelimitedTable): DelimitedTable {
  const { rows } = table
  const whole = rows.every(({ cells, problem }) => problem === null && cells.length === 1)
  if (!whole || rows.length < 2) return table
  const text = rows.map(({ cells }) => cells[0]?.replace(/\r?\n/g, ' ')).join('\n')
  const dialect = dialectOf(text)
  const inner = rowsIn(text, dialect)
  const split = inner.length === rows.length && inner.every(({ cells }) => cells.length > 1)
  if (!split) return table
  return {
    rows: inner.map((row, at) => ({ ...row, line: rows[at]?.line ?? row.line })),
    delimiter: dialect.delimiter,
  }
}

function rowsIn(text: string, dialect: TableDialect): TableRow[] {
  const { rows, end, line } = regularRows(text, dialect)
  return end === text.length ? rows : rows.concat(carefulRows(text.slice(end), dialect, line))
}

/** @param first the line on which the text begins */
function carefulRows(text: string, dialect: TableDialect, first: number): TableRow[] {
  const bytes = Buffer.from(text)
  const lineEnd = dialect.lineEnds[0] === '\r' ? 13 : 10
  const rows: TableRow[] = []
  let start = 0
  let line = first
  const take = (cells: readonly string[], problem: TableProblem | null, end: number) => {
    rows.push({ line, cells, problem })
    for (let at = bytes.indexOf(lineEnd, start); at !== -1 && at < end; at = bytes.indexOf(lineEnd, at + 1))
      line++
    start = end
  }
  while (start < bytes.length) {
    const base = start
    try {
      parse(bytes.subarray(base), {
        ...parserOptions(dialect),
        on_record: (record: string[], { bytes: read }) => {
          take(record, null, base + read)
          return null
        },
      })
      break
    } catch (error) {
      const end = bytes.indexOf(lineEnd, start)
      const next = end === -1 ? bytes.length : end + 1
      take([bytes.toString('utf8', start, next).trim()], problemOf(error as CsvError), next)
    }
  }
  return rows
}

function problemOf(error: CsvError): TableProblem {
  const isOpen = error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE'
  if (isOpen) return 'unclosed_quote'
  if (error.code === 'CSV_INVALID_CLOSING_QUOTE' || error.code === 'INVALID_OPENING_QUOTE')
    return 'stray_quote'
  throw error
}
