/** Converts the rows of a data file to bars; every error names the file, the line and the column. */
import { VigieError } from '../../../../shared/errors.ts'
import type { OhlcvBar, SeriesRequest } from '../../../core/jobs/fear-greed/ports.ts'
import { findHeading } from '../../../core/tables/heading.ts'
import type { TableProblem, TableSheet } from '../../../core/tables/table.ts'
import { malformed } from '../answer.ts'
import { parseFigure } from '../figures.ts'
import { isWanted } from '../series.ts'
import { type BarColumnsFound, countKnown, findColumns } from './columns.ts'
import { type Dialect, dialectOf, parseDay } from './dialect.ts'

/** Number of rows used to detect the format of dates and numbers. */
const SAMPLE = 200

/**
 * Returns the bars within the requested days, in the order of the file. Every row of the file is checked,
 * also those outside.
 * @param file name in errors
 * @param today the last day that is not in the future, `YYYY-MM-DD`
 * @throws VigieError csv_* | source_malformed for a quotation mark that spoils its row
 */
export function readBars(
  { rows, delimiter }: TableSheet,
  request: SeriesRequest,
  file: string,
  today: string,
): OhlcvBar[] {
  const heading = findHeading(rows, (cells) => countKnown(cells, request.symbol), null)
  const body = rows.slice((heading?.index ?? 0) + 1)
  if (heading === null || body.length === 0) throw new VigieError('csv_empty', { file })
  const columns = findColumns(heading.names, request.symbol, file)
  const sample = body.slice(0, SAMPLE).map(({ cells }) => cells)
  const dialect = dialectOf(columns, delimiter ?? null, sample, today)
  const seen = new Map<string, number>()
  return body.flatMap(({ cells, line, problem }) => {
    if (problem !== null) throw spoiled(file, line, cells, problem)
    const day = dayIn(cells, columns, dialect, file, line)
    assertUsable(day, line, seen, file, today)
    const bar = barIn(cells, day, columns, dialect, file, line)
    return bar !== null && isWanted(day, request) ? [bar] : []
  })
}

function spoiled(file: string, line: number, cells: readonly string[], problem: TableProblem): VigieError {
  if (problem === 'unclosed_quote')
    return malformed(file, { messageKey: 'answer.line_endless', params: { line: String(line) } })
  const text = cells.join().slice(0, 60)
  return malformed(file, { messageKey: 'answer.line', params: { line: String(line), text } })
}

function dayIn(
  cells: readonly string[],
  columns: BarColumnsFound,
  dialect: Dialect,
  file: string,
  line: number,
): string {
  const text = cells[columns.day] ?? ''
  const day = parseDay(text, dialect.dayFirst)
  if (day !== null) return day
  const column = columns.names[columns.day] ?? ''
  throw new VigieError('csv_not_a_date', { file, line, column, text: text.slice(0, 40) })
}

function assertUsable(
  day: string,
  line: number,
  seen: Map<string, number>,
  file: string,
  today: string,
): void {
  const first = seen.get(day)
  if (first !== undefined) throw new VigieError('csv_duplicate_day', { file, line, day, first_line: first })
  if (day > today) throw new VigieError('csv_future_day', { file, line, day })
  seen.set(day, line)
}

/** Null if the close is missing: such a day is not a session. */
function barIn(
  cells: readonly string[],
  day: string,
  columns: BarColumnsFound,
  { decimal }: Dialect,
  file: string,
  line: number,
): OhlcvBar | null {
  const figure = (index: number | null): number | null => {
    const text = index === null ? '' : (cells[index] ?? '')
    try {
      return parseFigure(text, decimal)
    } catch (cause) {
      const column = columns.names[index ?? 0] ?? ''
      throw new VigieError('csv_not_a_number', { file, line, column, text: text.slice(0, 40) }, { cause })
    }
  }
  const [open, high, low] = [figure(columns.open), figure(columns.high), figure(columns.low)]
  const [close, volume] = [figure(columns.close), figure(columns.volume)]
  return close === null ? null : { day, open, high, low, close, volume }
}
