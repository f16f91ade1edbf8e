/** The cells of one row by field; collects what is wrong with them, column by column. */
import type { ColumnMapping, ImportField, ImportProblem } from '../../../../shared/import.ts'
import type { CsvRow } from './csv-rows.ts'
import { type RowFault, shown } from './row.ts'
import type { CellReading } from './values.ts'

/** The column of each field. */
export interface ColumnIndexes {
  readonly headings: readonly string[]
  readonly placeOf: ReadonlyMap<string, number>
}

/** Returns the columns; fields whose heading is missing have none. */
export function columnsOf(headings: readonly string[], mapping: ColumnMapping): ColumnIndexes {
  const places = Object.entries(mapping).map(
    ([field, heading]) => [field, headings.indexOf(heading)] as const,
  )
  return { headings, placeOf: new Map(places.filter(([, place]) => place >= 0)) }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that are refused
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFD]/

/** Reads the fields of one row. After the last one, `faults` is complete. */
export class CellReader {
  readonly faults: RowFault[] = []
  readonly #row: CsvRow
  readonly #columns: ColumnIndexes

  constructor(row: CsvRow, columns: ColumnIndexes) {
    this.#row = row
    this.#columns = columns
    const count = row.cells.length
    const wanted = columns.headings.length
    if (row.problem !== null) this.#fault(row.problem, null, row.cells.at(-1) ?? '')
    else if (count < wanted) this.#fault('too_few_columns', null, row.cells.join(' '))
    else if (row.cells.slice(wanted).some((cell) => cell !== '')) {
      this.#fault('too_many_columns', null, row.cells.slice(wanted).join(' '))
    }
  }

  has(field: ImportField): boolean {
    return this.#columns.placeOf.has(field)
  }

  /** Returns the text of a field, empty if it has no column. Removes an apostrophe that neutralised a formula. */
  text(field: ImportField, longest: number): string {
    const cell = (this.#cell(field) ?? '').trim().replace(/^'(?=['=+\-@\t\r])/, '')
    if (cell.length > longest) this.#fault('too_long', field, cell)
    if (CONTROL.test(cell)) this.#fault('control_character', field, cell)
    return cell
  }

  required(field: ImportField, longest: number): string {
    const cell = this.text(field, longest)
    if (cell === '') this.#fault('missing', field, '')
    return cell
  }

  /** Parses a cell that is not empty. */
  read<T>(field: ImportField, fallback: T, reader: (text: string) => CellReading<T>): T {
    const cell = (this.#cell(field) ?? '').trim()
    if (cell === '') return fallback
    const reading = reader(cell)
    if ('value' in reading) return reading.value
    this.#fault(reading.problem, field, cell)
    return fallback
  }

  blame(problem: ImportProblem, field: ImportField): void {
    this.#fault(problem, field, this.#cell(field) ?? '')
  }

  #cell(field: ImportField): string | undefined {
    const place = this.#columns.placeOf.get(field)
    return place === undefined ? undefined : this.#row.cells[place]
  }

  /** A row that is broken as a whole is reported once, not for each of its cells. */
  #fault(problem: ImportProblem, field: ImportField | null, value: string): void {
    if (this.faults.some(({ column }) => column === null)) return
    const place = field === null ? undefined : this.#columns.placeOf.get(field)
    const column = place === undefined ? field : (this.#columns.headings[place] ?? field)
    this.faults.push({ line: this.#row.line, column, value: shown(value), problem })
  }
}
