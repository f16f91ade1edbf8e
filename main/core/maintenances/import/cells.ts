/** The cells of one row by field; collects what is wrong with them, column by column. */
import type { ColumnMapping, ImportField } from '../../../../shared/import.ts'
import type { ImportProblem } from '../../../../shared/import-row.ts'
import { isPlainText } from '../../../../shared/vocabulary.ts'
import { ofCsvCell } from '../../tables/csv-cells.ts'
import type { TableRow } from '../../tables/table.ts'
import type { ImportProfile } from './profiles/profile.ts'
import { type RowFault, shown } from './row.ts'
import type { CellReading } from './values.ts'
import { apart, plainHeading } from './words/heading-forms.ts'

/** Where each field's text comes from. */
export interface FieldSources {
  readonly headings: readonly string[]
  readonly placeOf: ReadonlyMap<string, number>
  /** Texts of fields that have no column. */
  readonly constants: Readonly<Record<string, string>>
  readonly derived: ImportProfile['derived'] | null
  readonly byHeading: ReadonlyMap<string, number>
  readonly required: readonly ImportField[]
}

/** Returns the sources; fields whose heading is missing have no column. */
export function fieldSources(
  headings: readonly string[],
  mapping: ColumnMapping,
  more: Pick<FieldSources, 'constants' | 'derived' | 'required'>,
): FieldSources {
  const places = Object.entries(mapping).map(
    ([field, heading]) => [field, headings.indexOf(heading)] as const,
  )
  return {
    headings,
    placeOf: new Map(places.filter(([, place]) => place >= 0)),
    byHeading: new Map(headings.map((heading, place) => [plainHeading(heading), place])),
    ...more,
  }
}

/** What a decoder writes for bytes that are no character. */
const LOST_CHARACTER = '\uFFFD'

/** Blanks that are not one space. */
const WIDE = /[^\S ]\s*| \s+/g

/** Reads the fields of one row. After the last one, `faults` is complete. */
export class CellReader {
  readonly faults: RowFault[] = []
  readonly #row: TableRow
  readonly #sources: FieldSources
  readonly #derived: Readonly<Partial<Record<ImportField, string>>>

  constructor(row: TableRow, sources: FieldSources) {
    this.#row = row
    this.#sources = sources
    const byHeading = (heading: string) => row.cells[sources.byHeading.get(heading) ?? -1]?.trim() ?? ''
    this.#derived = sources.derived?.(byHeading) ?? {}
    this.#checkShape()
  }

  has(field: ImportField): boolean {
    return this.#sources.placeOf.has(field) || field in this.#sources.constants
  }

  /** Returns the text of a field, empty if it has none. Removes an apostrophe that neutralised a formula. */
  text(field: ImportField, longest: number): string {
    const cell = ofCsvCell(this.#cell(field))
    if (cell.length > longest) this.#fault('too_long', field, cell)
    if (!isPlainText(cell) || cell.includes(LOST_CHARACTER)) this.#fault('control_character', field, cell)
    return cell
  }

  /** Returns the text of a field on one line. */
  line(field: ImportField, longest: number): string {
    return this.text(field, longest).replace(WIDE, ' ')
  }

  /** Returns the text of a field on one line, a bare number with the unit that its heading names: `6` below `Périodicité (mois)`. */
  counted(field: ImportField, longest: number): string {
    const text = this.line(field, longest)
    if (!/^\d+$/.test(text)) return text
    const [unit] =
      /(?<!\p{L})(?:jour|semaine|mois|an|année|day|week|month|year)s?(?=\W*$)/iu.exec(
        apart(this.#headingOf(field)),
      ) ?? []
    return unit === undefined ? text : `${text} ${unit}`
  }

  required(field: ImportField, longest: number): string {
    const cell = this.line(field, longest)
    if (cell === '') this.#fault('missing', field, '')
    return cell
  }

  /** Parses a cell that is not empty. */
  read<T>(field: ImportField, fallback: T, reader: (text: string, heading: string) => CellReading<T>): T {
    const cell = this.#cell(field)
    if (cell === '') return fallback
    const reading = reader(cell, this.#headingOf(field))
    if ('value' in reading) return reading.value
    this.#fault(reading.problem, field, cell, reading.bounds)
    return fallback
  }

  blame(problem: ImportProblem, field: ImportField, bounds?: RowFault['bounds']): void {
    this.#fault(problem, field, this.#cell(field), bounds)
  }

  /** Programs drop separators after the last value; a required cell that is missing is another matter. */
  #checkShape(): void {
    const { cells, problem } = this.#row
    const { headings, placeOf, required } = this.#sources
    if (problem !== null) this.#fault(problem, null, cells.at(-1) ?? '')
    else if (required.some((field) => (placeOf.get(field) ?? -1) >= cells.length)) {
      this.#fault('too_few_columns', null, cells.join(' '))
    } else if (cells.slice(headings.length).some((cell) => cell.trim() !== '')) {
      this.#fault('too_many_columns', null, cells.slice(headings.length).join(' '))
    }
  }

  /** In composed letters: macOS writes names of files with accents apart, which compare as others though they look the same. */
  #cell(field: ImportField): string {
    const derived = this.#derived[field]
    if (derived !== undefined) return derived
    const place = this.#sources.placeOf.get(field)
    const text = place === undefined ? this.#sources.constants[field] : this.#row.cells[place]
    return text?.replace(/\r\n?/g, '\n').normalize('NFC').trim() ?? ''
  }

  /** A row that is broken as a whole is reported once, not for each of its cells. */
  #fault(
    problem: ImportProblem,
    field: ImportField | null,
    value: string,
    bounds?: RowFault['bounds'],
  ): void {
    if (this.faults.some(({ column }) => column === null)) return
    const place = field === null ? undefined : this.#sources.placeOf.get(field)
    const column = place === undefined ? field : (this.#sources.headings[place] ?? field)
    this.faults.push({
      line: this.#row.line,
      column,
      value: shown(value),
      problem,
      ...(bounds && { bounds }),
    })
  }

  #headingOf(field: ImportField): string {
    return this.#sources.headings[this.#sources.placeOf.get(field) ?? -1] ?? ''
  }
}
