/** How a table is laid out: its sheet, its heading row, the columns of the fields, its dates and its numbers. */
import {
  type ColumnMapping,
  type ImportSubject,
  type OrderReason,
  REQUIRED_FIELDS,
} from '../../../../shared/import.ts'
import type { IgnoredReason } from '../../../../shared/import-row.ts'
import { unreadableFile, unusable } from '../../../../shared/unusable-path.ts'
import { type DayOrder, dayOrderOf, isAmbiguous, orderOf } from '../../tables/days.ts'
import { findHeading } from '../../tables/heading.ts'
import { type DecimalMark, decimalMarkOf } from '../../tables/numbers.ts'
import type { TableRow, TableSheet } from '../../tables/table.ts'
import { meterUnit } from '../meter.ts'
import { type FieldSources, fieldSources } from './cells.ts'
import {
  assertField,
  chosenColumns,
  knownHeadings,
  languageOf,
  mergedMapping,
  missingFields,
  profileMapping,
  proposedMapping,
  signatureOf,
} from './mapping.ts'
import type { ImportStore } from './ports.ts'
import { profileOf } from './profiles/index.ts'
import type { ImportProfile } from './profiles/profile.ts'
import type { ImportRequest } from './request.ts'
import { type IgnoredRow, shown } from './row.ts'
import { plainHeading } from './words/heading-forms.ts'

export interface TableLayout {
  readonly sheet: string
  readonly headingLine: number | null
  readonly headings: readonly string[]
  readonly mapping: ColumnMapping
  /** Columns with values that nothing is read from. */
  readonly unused: readonly string[]
  readonly remembered: boolean
  readonly missing: readonly string[]
  readonly order: DayOrder
  readonly orderFrom: OrderReason
  readonly ambiguousDates: number
  readonly program: string | null
}

export interface TableToRead {
  readonly layout: TableLayout
  /** The rows below the heading row that are neither totals nor headings again. */
  readonly rows: readonly TableRow[]
  readonly ignored: readonly IgnoredRow[]
  readonly sources: FieldSources
  readonly decimals: DecimalMark
}

const DAY_FIELDS = ['planned_on', 'completed_on', 'commissioned_on', 'read_on']
const NUMBER_FIELDS = ['cost', 'meter_value']

/** @throws VigieError import_unreadable if the file has no rows; invalid_input if it has no such sheet, line or column */
export function layTable(
  store: ImportStore,
  request: ImportRequest,
  sheets: readonly TableSheet[],
): TableToRead {
  const { subject } = request
  for (const field of Object.keys(request.constants)) assertField(subject, 'constants', field)
  const sheet = chosenSheet(subject, sheets, request.sheet)
  const heading = findHeading(sheet.rows, (cells) => knownHeadings(subject, cells), request.headingLine)
  if (heading === null && sheet.rows.length > 0) {
    throw unusable('heading_line', 'no_heading_line', { line: request.headingLine ?? 1 })
  }
  if (heading === null) throw unreadableFile('file_empty')
  const headings = heading.names
  const profile = subject === 'maintenances' ? profileOf(headings.map(plainHeading)) : null
  const chosen = chosenColumns(subject, request.mapping ?? {}, headings)
  const own =
    profile === null ? proposedMapping(subject, headings, chosen) : profileMapping(profile, headings)
  const remembered = store.mapping(signatureOf(subject, headings))
  const mapping = mergedMapping(remembered ?? own, chosen)
  const constants = withUnit(request.constants, mapping)
  const below = sheet.rows.slice(heading.index + 1)
  const derived = profile === null ? null : derivedWhere(profile, own, mapping)
  const sources = fieldSources(headings, mapping, { constants, derived, required: REQUIRED_FIELDS[subject] })
  const reasonOf = fillerTest(sheet.rows[heading.index], subject, sources)
  const rows: TableRow[] = []
  const ignored: IgnoredRow[] = []
  for (const row of below) {
    const reason = reasonOf(row)
    if (reason === null) rows.push(row)
    else ignored.push({ line: row.line, title: shown(row.cells.join(' ')), reason })
  }
  const dates = DAY_FIELDS.flatMap((field) => textsOf(rows, sources, field))
  const { order, orderFrom } = decidedOrder(request, below, headings, profile)
  return {
    layout: {
      sheet: sheet.name,
      headingLine: heading.line,
      headings,
      mapping,
      unused: unusedColumns(headings, rows, mapping, derived),
      remembered: remembered !== null && request.mapping === null,
      missing: missingFields(subject, mapping, headings, constants),
      order,
      orderFrom,
      ambiguousDates: dates.filter(isAmbiguous).length,
      program: profile?.product ?? null,
    },
    rows,
    ignored,
    sources,
    decimals: decimalMarkOf(NUMBER_FIELDS.flatMap((field) => textsOf(rows, sources, field))),
  }
}

/** A log of readings often names its unit in the heading of the readings only: `Relevé (km)`, `Kilométrage`. */
function withUnit(
  constants: ImportRequest['constants'],
  { meter_value: heading, unit: column }: ColumnMapping,
): ImportRequest['constants'] {
  if (heading === undefined || column !== undefined || 'unit' in constants) return constants
  const [last = ''] = /\p{L}+(?=[)\]]?$)/u.exec(heading.trim()) ?? []
  const unit = /^kilom/i.test(last) ? 'km' : last
  return meterUnit(unit) === null ? constants : { ...constants, unit }
}

/** Returns the wanted sheet, otherwise the one with the most usual headings. */
function chosenSheet(
  subject: ImportSubject,
  sheets: readonly TableSheet[],
  wanted: string | null,
): TableSheet {
  if (wanted !== null) {
    const found = sheets.find(({ name }) => name === wanted)
    if (found !== undefined) return found
    const names = sheets.map(({ name }) => name).join(', ')
    throw unusable('sheet', 'no_sheet_named', { sheet: wanted, sheets: names })
  }
  const scored = sheets.map((sheet) => ({
    sheet,
    score: Math.max(0, ...sheet.rows.slice(0, 40).map(({ cells }) => knownHeadings(subject, cells))),
  }))
  const [best] = scored.toSorted(
    (a, b) => b.score - a.score || Math.sign(b.sheet.rows.length) - Math.sign(a.sheet.rows.length),
  )
  if (best === undefined) throw unreadableFile('file_empty')
  return best.sheet
}

/** A field that the owner maps to another column is not derived. */
function derivedWhere(
  { derived }: ImportProfile,
  own: ColumnMapping,
  mapping: ColumnMapping,
): ImportProfile['derived'] | null {
  if (derived === undefined) return null
  return (cell) =>
    Object.fromEntries(Object.entries(derived(cell)).filter(([field]) => mapping[field] === own[field]))
}

/** Returns the columns with values that neither the mapping nor the profile of a program reads. */
function unusedColumns(
  headings: readonly string[],
  rows: readonly TableRow[],
  mapping: ColumnMapping,
  derived: ImportProfile['derived'] | null,
): string[] {
  const used = new Set(Object.values(mapping))
  const read = new Set<string>()
  derived?.((heading) => {
    read.add(heading)
    return ''
  })
  return headings.filter(
    (heading, place) =>
      !used.has(heading) &&
      !read.has(plainHeading(heading)) &&
      rows.some(({ cells }) => (cells[place]?.trim() ?? '') !== ''),
  )
}

const TOTAL = /^(?:(?:sous|sub|grand)[- ]?)?tota(?:l|ux)\b|^somme\b|^sum\b/i

/**
 * Returns a function that says why a row counts for nothing: a total, the headings again, or none of the required values of a
 * maintenance; null if it counts.
 */
function fillerTest(
  heading: TableRow | undefined,
  subject: ImportSubject,
  { placeOf }: FieldSources,
): (row: TableRow) => IgnoredReason | null {
  const columns = REQUIRED_FIELDS[subject].flatMap((field) => placeOf.get(field) ?? [])
  const isHeading = ({ cells }: TableRow) =>
    cells.length === heading?.cells.length && cells.every((cell, column) => cell === heading.cells[column])
  return (row) => {
    if (row.problem !== null) return null
    if (isHeading(row)) return 'headings'
    if (subject === 'assets' || columns.length === 0) return null
    const values = columns.map((column) => row.cells[column]?.trim() ?? '').filter((value) => value !== '')
    if (values.length === 0) return 'empty'
    return values.length === 1 && TOTAL.test(values[0] ?? '') ? 'total' : null
  }
}

function textsOf(rows: readonly TableRow[], { placeOf }: FieldSources, field: string): string[] {
  const place = placeOf.get(field)
  return place === undefined ? [] : rows.map(({ cells }) => cells[place] ?? '')
}

/** The dates of all columns, mapped or not, show the order; otherwise the program, the headings or the owner do. */
function decidedOrder(
  { dateOrder, subject, language }: ImportRequest,
  rows: readonly TableRow[],
  headings: readonly string[],
  profile: ImportProfile | null,
): Pick<TableLayout, 'order' | 'orderFrom'> {
  if (dateOrder !== 'auto') return { order: dateOrder, orderFrom: 'chosen' }
  const shown = orderOf(rows)
  if (shown !== null) return { order: shown, orderFrom: 'values' }
  if (profile?.order !== undefined) return { order: profile.order, orderFrom: 'program' }
  const spoken = languageOf(subject, headings)
  return { order: dayOrderOf(spoken ?? language), orderFrom: spoken === null ? 'language' : 'headings' }
}
