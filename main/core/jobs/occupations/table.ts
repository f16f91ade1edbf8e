/** A record as one row of a table, for exports and imports as CSV and as a workbook. */
import { LIST_FIELDS } from '../../../../shared/occupation-page.ts'
import { isFormula } from '../../tables/formula.ts'
import type { StoredVariant } from './library.ts'
import type { JobTitle, StoredOccupation } from './ports.ts'

/** The columns of an exported table. */
export const COLUMNS = [
  'code',
  'title',
  'masculine',
  'feminine',
  'ogr',
  'status',
  'version',
  'simulated',
  'description',
  'short_description',
  ...LIST_FIELDS,
  'salaries',
  'outlook',
] as const

/** A record as a row of an exported table: text by column. */
export type OccupationTableRow = Record<(typeof COLUMNS)[number], string>

/** Returns the row of a record for CSV: cells that a spreadsheet would run as a formula are marked as text. */
export const rowOf = (record: StoredOccupation): OccupationTableRow => cellsOf(record, asText)

/** Returns the row of a record for a workbook, whose cells have a type: a text is never run as a formula. */
export const workbookRowOf = (record: StoredOccupation): OccupationTableRow =>
  cellsOf(record, (value) => value)

function cellsOf(record: StoredOccupation, written: (value: string) => string): OccupationTableRow {
  const { content } = record
  const lists = LIST_FIELDS.map((field) => [field, (content?.[field] ?? []).map(written).join('\n')] as const)
  return {
    code: record.code,
    title: written(record.title),
    masculine: written(record.masculine ?? ''),
    feminine: written(record.feminine ?? ''),
    ogr: record.ogr ?? '',
    status: record.status,
    version: String(record.version),
    simulated: String(record.simulated),
    description: written(content?.description ?? ''),
    short_description: written(content?.short_description ?? ''),
    ...(Object.fromEntries(lists) as Record<(typeof LIST_FIELDS)[number], string>),
    salaries: content?.salaries ? JSON.stringify(content.salaries) : '',
    outlook: content?.outlook ? JSON.stringify(content.outlook) : '',
  }
}

/** Marks a formula, also one behind apostrophes, with an apostrophe, so that `ofCell` restores it. */
const asText = (value: string): string => (isFormula(value.replace(/^'+/, '')) ? `'${value}` : value)

/** Returns the text of a cell written by `rowOf`. */
export const ofCell = (cell: string): string =>
  cell.startsWith("'") && isFormula(cell.replace(/^'+/, '')) ? cell.slice(1) : cell

/** Returns a record as written by the JSON export and readable by the import. */
export function exported(
  record: StoredOccupation,
  titles: readonly JobTitle[],
  variants: readonly StoredVariant[],
) {
  const { code, title, masculine, feminine, ogr, status, version, simulated, content } = record
  const whole = variants.map((variant) => ({ ...variant, content: JSON.parse(variant.content) as unknown }))
  return {
    code,
    title,
    masculine,
    feminine,
    ogr,
    status,
    version,
    simulated,
    titles,
    content,
    variants: whole,
  }
}
