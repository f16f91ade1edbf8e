/** Reads records in JSON: as Vigie exports them, of ROME's open data (also if they were XML), or a list of objects. */

import { numbered, readItems, unusedNames } from '../../../core/jobs/occupations/import/items.ts'
import { type ListOptions, NO_LIST, readList } from '../../../core/jobs/occupations/import/list.ts'
import { isFiche, readFiches } from '../../../core/jobs/occupations/import/rome-fiches.ts'
import { unreadable } from '../../../core/jobs/occupations/import/unreadable.ts'
import type { ImportedFile, ListReading } from '../../../core/jobs/occupations/library.ts'
import type { TableRow, TableSheet } from '../../../core/tables/table.ts'
import { cellText } from '../../tables/cell-text.ts'
import type { JsonRow } from '../../tables/json-table.ts'

/** What was read of JSON; of a list of objects also its columns, which are the names of its fields. */
type JsonRead = ImportedFile & ListReading & { readonly form: 'rome' | 'records' | 'list' }

/** Reads the valid records and reports where and why others are invalid. @throws VigieError records_unreadable */
export function readJson(text: string, options: Omit<ListOptions, 'marked' | 'placeOf'>): JsonRead {
  const { name } = options
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    throw unreadable(name, { messageKey: 'not_json' }, error)
  }
  const items: unknown = Array.isArray(json) ? json : (json as { records?: unknown } | null)?.records
  if (!Array.isArray(items)) throw unreadable(name, { messageKey: 'records.no_list' })
  if (!isTable(items)) return readObjects(items)
  const placeOf = (line: number) => numbered(line - 1)
  return { form: 'list', ...readList(tableOf(items), { ...options, marked: false, placeOf }) }
}

/** Reads records that are objects already. */
export function readObjects(items: readonly unknown[]): JsonRead {
  return items.some(isFiche)
    ? { form: 'rome', ...NO_LIST, ...readFiches(items) }
    : { form: 'records', ...NO_LIST, ...readItems(items, numbered), unused: unusedNames(items) }
}

/** Fields that only a record has that Vigie exported. */
const OWN = ['content', 'titles', 'variants', 'simulated']

/** Whether the objects are rows: their fields of the text stand beside code and title, by any name that a column has. */
function isTable(items: readonly unknown[]): items is readonly JsonRow[] {
  const isRow = (item: unknown) =>
    typeof item === 'object' && item !== null && !isFiche(item) && !OWN.some((name) => name in item)
  return items.length > 0 && items.every(isRow)
}

/** A list of texts stays one, as JSON in its cell; so do salaries and outlook. */
function tableOf(items: readonly JsonRow[]): TableSheet {
  const headings = [...new Set(items.flatMap((item) => Object.keys(item)))]
  const rows = items.map((item, index): TableRow => {
    const cells = headings.map((heading) => cellText(item[heading]))
    const absent = new Set(headings.flatMap((heading, column) => (heading in item ? [] : [column])))
    return { line: index + 1, cells, absent, problem: null }
  })
  return { name: '', rows: [{ line: 0, cells: headings, problem: null }, ...rows] }
}
