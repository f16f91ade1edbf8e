/** A record as one row of a table, for CSV export and import. */
import type { JobTitle, StoredOccupation } from './ports.ts'

/** Fields that contain a list; a cell has one item per line. */
export const LIST_FIELDS = [
  'skills',
  'transversal_skills',
  'training',
  'certifications',
  'working_conditions',
  'environments',
  'related_occupations',
  'sectors',
] as const

/** The columns of an exported table. */
export const COLUMNS = [
  'code',
  'title',
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

/** A record as a row of a CSV export: text by column. */
export type OccupationTableRow = Record<(typeof COLUMNS)[number], string>

/** Returns the row of a record. Cells that a spreadsheet would run as a formula are marked as text. */
export function rowOf(record: StoredOccupation): OccupationTableRow {
  const { content } = record
  const lists = LIST_FIELDS.map((field) => [field, (content?.[field] ?? []).map(asText).join('\n')] as const)
  return {
    code: record.code,
    title: asText(record.title),
    ogr: record.ogr ?? '',
    status: record.status,
    version: String(record.version),
    simulated: String(record.simulated),
    description: asText(content?.description ?? ''),
    short_description: asText(content?.short_description ?? ''),
    ...(Object.fromEntries(lists) as Record<(typeof LIST_FIELDS)[number], string>),
    salaries: content?.salaries ? JSON.stringify(content.salaries) : '',
    outlook: content?.outlook ? JSON.stringify(content.outlook) : '',
  }
}

/**
 * Marks a text that a spreadsheet would run as a formula (leading = + - @ or tab) with an apostrophe. A text
 * that already has apostrophes before such a sign gets another, so that `ofCell` restores it.
 */
function asText(value: string): string {
  return /^'*[=+\-@\t\r]/.test(value) ? `'${value}` : value
}

/** Returns the text of a cell written by `rowOf`. */
export function ofCell(cell: string): string {
  return /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell
}

/** Returns a record as written by the JSON export and readable by the import. */
export function exported(record: StoredOccupation, titles: readonly JobTitle[]) {
  const { code, title, ogr, status, version, simulated, content } = record
  return { code, title, ogr, status, version, simulated, titles, content }
}
