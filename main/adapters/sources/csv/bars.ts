/** Converts the rows of a data file to bars; every error names the file, the line and the column. */
import { VigieError } from '../../../../shared/errors.ts'
import type { OhlcvBar, SeriesRequest } from '../../../core/jobs/fear-greed/ports.ts'
import { parseFigure } from '../figures.ts'
import { isWanted } from '../series.ts'
import { type BarColumnsFound, findColumns } from './columns.ts'
import { type Dialect, delimiterOf, dialectOf, parseDay } from './dialect.ts'
import { type CsvLine, cellsOf, rowsOf } from './rows.ts'

/** Number of rows used to detect the format of dates and numbers. */
const SAMPLE = 200

/**
 * Returns the bars within the requested days, in the order of the file. Every row of the file is checked,
 * also those outside.
 * @param file name in errors
 * @param today the last day that is not in the future, `YYYY-MM-DD`
 * @throws VigieError csv_*
 */
export async function readBars(
  chunks: AsyncIterable<Uint8Array>,
  request: SeriesRequest,
  file: string,
  today: string,
): Promise<OhlcvBar[]> {
  let table: Table | null = null
  let waiting: CsvLine[] = []
  const bars: OhlcvBar[] = []
  const collect = (rows: readonly CsvLine[]) => {
    for (const row of rows) bars.push(...(table?.barOf(row) ?? []))
  }
  for await (const rows of rowsOf(chunks)) {
    if (table !== null) collect(rows)
    else waiting.push(...rows)
    if (table !== null || waiting.length <= SAMPLE) continue
    table = openTable(waiting, request, file, today)
    collect(waiting.slice(1))
    waiting = []
  }
  if (table === null) {
    table = openTable(waiting, request, file, today)
    collect(waiting.slice(1))
  }
  return bars
}

interface Table {
  readonly barOf: (row: CsvLine) => OhlcvBar[]
}

function openTable(rows: readonly CsvLine[], request: SeriesRequest, file: string, today: string): Table {
  const [header, ...sample] = rows
  if (header === undefined || sample.length === 0) throw new VigieError('csv_empty', { file })
  const delimiter = delimiterOf(header.text)
  const columns = findColumns(cellsOf(header.text, delimiter), request.symbol, file)
  const dialect = dialectOf(
    columns,
    delimiter,
    sample.slice(0, SAMPLE).map((row) => cellsOf(row.text, delimiter)),
    today,
  )
  const seen = new Map<string, number>()
  return {
    barOf(row) {
      const cells = cellsOf(row.text, delimiter)
      const day = dayIn(cells, columns, dialect, file, row.line)
      assertUsable(day, row.line, seen, file, today)
      const bar = barIn(cells, day, columns, dialect, file, row.line)
      return bar !== null && isWanted(day, request) ? [bar] : []
    },
  }
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
