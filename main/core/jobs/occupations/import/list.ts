/** Reads a list of records: a row for each, or, in a file of job titles, a row for each title. */
import type { LocalizableMessage } from '../../../../../shared/errors.ts'
import { type ContentField, contentFieldSchema } from '../../../../../shared/occupation.ts'
import type { ItemSeparators, RecordColumns, RecordField } from '../../../../../shared/occupation-import.ts'
import { LIST_FIELDS } from '../../../../../shared/occupation-page.ts'
import { findHeading } from '../../../tables/heading.ts'
import type { TableRow, TableSheet } from '../../../tables/table.ts'
import type { ImportedFile, ListReading } from '../library.ts'
import { ofCell } from '../table.ts'
import { knownColumns, proposedColumns } from './columns.ts'
import { numbered, readItems } from './items.ts'
import { itemsIn, linesIn, separatorIn } from './list-cells.ts'
import { statusOf } from './statuses.ts'
import { unreadable } from './unreadable.ts'

/** A list with the headings of its columns and what they were taken for. */
export type RecordList = ImportedFile & ListReading

/** The reading of a file that is no list. */
export const NO_LIST: ListReading = { headings: [], columns: {}, missing: [], separators: {} }

/** How a list is read. */
export interface ListOptions {
  readonly name: string
  /** Columns that a person chose for a file of these headings; null if none. */
  readonly columnsFor: (headings: readonly string[]) => RecordColumns | null
  /** Whether texts that a spreadsheet would run have an apostrophe before them, as in exported CSV. */
  readonly marked: boolean
  /** Whether a missing column is an error: for a preview, a person can still choose it. */
  readonly needsColumns: boolean
  /** Names the place of a row, by its line; by default as a row of a table. */
  readonly placeOf?: (line: number) => LocalizableMessage
  /** Returns the code of the record here that has a job title of this OGR number; null if none has. */
  readonly codeOfTitle: (ogr: string) => string | null
}

type RecordCells = Readonly<Partial<Record<RecordField, string>>>

/** @throws VigieError records_unreadable if a needed column is missing */
export function readList(
  sheet: TableSheet,
  { name, columnsFor, marked, needsColumns, placeOf = rowAt }: ListOptions,
): RecordList {
  const heading = findHeading(sheet.rows, knownColumns, null)
  const headings = heading?.names ?? []
  const columns = chosenColumns(proposedColumns(headings), columnsFor(headings))
  const absent = Object.entries(columns).find(([, heading]) => !headings.includes(heading))
  if (absent !== undefined) {
    const [field, heading] = absent
    throw unreadable(name, { messageKey: 'records.no_heading', params: { field, heading } })
  }
  const has = (field: RecordField) => columns[field] !== undefined
  const missing = [
    ...(has('code') ? [] : ['code' as const]),
    ...(has('title') || has('job_title') ? [] : ['title' as const]),
  ]
  const [column] = missing
  if (column !== undefined && needsColumns)
    throw unreadable(name, { messageKey: 'records.no_column', params: { column } })
  if (column !== undefined) return { headings, columns, missing, separators: {}, records: [], refused: [] }
  const rows = sheet.rows.slice((heading?.index ?? 0) + 1)
  const broken = rows.flatMap(({ line, problem }) =>
    problem === null
      ? []
      : [{ where: placeOf(line), problem: { messageKey: `import.problem.${problem}` } as const }],
  )
  const whole = rows.filter(({ problem }) => problem === null)
  const text = marked ? ofCell : (cell: string) => cell
  const cells = whole.map((row) => cellsOf(row, headings, columns))
  const separators = separatorsOf(cells)
  const file = has('job_title')
    ? readItems(jobTitlesOf(cells), numbered)
    : readItems(
        cells.map((each) => itemOf(each, separators, text)),
        (index) => placeOf(whole[index]?.line ?? 0),
      )
  const refused = [...broken, ...file.refused]
  return { headings, columns, missing, separators, records: file.records, refused }
}

/** What a person chose goes first; an empty heading means that the file has no such column. */
function chosenColumns(proposed: RecordColumns, chosen: RecordColumns | null): RecordColumns {
  const taken = new Set(Object.values(chosen ?? {}))
  const kept = Object.entries(proposed).filter(([, heading]) => !taken.has(heading))
  const all = { ...Object.fromEntries(kept), ...chosen }
  return Object.fromEntries(Object.entries(all).filter(([, heading]) => heading !== ''))
}

const rowAt = (line: number): LocalizableMessage => ({
  messageKey: 'records.row',
  params: { number: String(line) },
})

function cellsOf(
  { cells, absent }: TableRow,
  headings: readonly string[],
  columns: RecordColumns,
): RecordCells {
  const entries = Object.entries(columns).flatMap(([field, heading]) => {
    const column = headings.indexOf(heading)
    return absent?.has(column) ? [] : [[field, cells[column] ?? '']]
  })
  return Object.fromEntries(entries)
}

/** The first job title of a code is the title of a new record, if no other is given. */
function jobTitlesOf(rows: readonly RecordCells[]): unknown[] {
  const byCode = Map.groupBy(rows, ({ code }) => code?.trim().toUpperCase() ?? '')
  return [...byCode].map(([code, all]) => {
    const title = all.find((row) => row.title)?.title
    return {
      code,
      title: title ?? all[0]?.job_title ?? '',
      titleIsGuess: title === undefined,
      titles: all.flatMap(({ job_title: label, ogr }) => (label ? [{ ogr: ogr || null, label }] : [])),
    }
  })
}

function itemOf(cells: RecordCells, separators: ItemSeparators, text: (cell: string) => string): unknown {
  return {
    code: cells.code?.trim().toUpperCase(),
    title: text(cells.title ?? ''),
    ...namesOf(cells, text),
    ogr: cells.ogr?.trim() || null,
    status: statusOf(cells.status?.trim() ?? ''),
    // A spreadsheet that saves the file writes it in capitals, and in its own language.
    simulated: /^(true|vrai|1)$/i.test(cells.simulated?.trim() ?? ''),
    content: contentOf(cells, separators, text),
  }
}

/** A column that is there and empty says nothing: it does not remove a name. */
function namesOf({ masculine, feminine }: RecordCells, text: (cell: string) => string) {
  return {
    ...(masculine && { masculine: text(masculine) }),
    ...(feminine && { feminine: text(feminine) }),
  }
}

/** The fields that have a column. An empty cell empties its field; a row without any text says nothing of the text. */
function contentOf(cells: RecordCells, separators: ItemSeparators, text: (cell: string) => string): unknown {
  const given = contentFieldSchema.options.flatMap((field) => {
    const cell = cells[field]
    return cell === undefined ? [] : [{ field, cell }]
  })
  if (given.every(({ cell }) => cell.trim() === '')) return null
  const fieldOf = (field: ContentField, cell: string): unknown => {
    const separator = separators[field]
    if (separator !== undefined) return (isOwn(cells) ? linesIn(cell) : itemsIn(cell, separator)).map(text)
    if (field === 'salaries' || field === 'outlook') return cell.trim() === '' ? null : jsonCell(cell)
    return text(cell)
  }
  return Object.fromEntries(given.map(({ field, cell }) => [field, fieldOf(field, cell)]))
}

/** Only a file that Vigie exported has this column. */
const isOwn = ({ simulated }: RecordCells): boolean => simulated !== undefined

/** A list of one item a cell has no separator. In a file that Vigie exported, only a new line separates. */
function separatorsOf(rows: readonly RecordCells[]): ItemSeparators {
  const entries = LIST_FIELDS.flatMap((field) => {
    const cells = rows.flatMap(({ [field]: cell }) => (cell === undefined ? [] : [cell]))
    return cells.length === 0 ? [] : [[field, rows.some(isOwn) ? 'line' : separatorIn(cells)] as const]
  })
  return Object.fromEntries(entries)
}

/** Salaries and outlook are JSON; the schema rejects text that is not JSON, with its field. */
function jsonCell(cell: string): unknown {
  try {
    return JSON.parse(cell)
  } catch {
    return cell
  }
}
