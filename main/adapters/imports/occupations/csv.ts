/** Reads CSV records in the form of the export: one column per field, lists as one item per line inside the cell. */
import { CsvError, parse } from 'csv-parse/sync'
import type { ImportedFile } from '../../../core/jobs/occupations/library.ts'
import { LIST_FIELDS, ofCell } from '../../../core/jobs/occupations/table.ts'
import { decodeText } from '../../tables/decode.ts'
import { readItems } from './json.ts'
import { unreadable } from './unreadable.ts'

type CsvCells = Record<string, string>

/** Reads a CSV with a header; only `code` and `title` are required. */
export function readCsv(bytes: Uint8Array, name: string): ImportedFile {
  const rows = rowsOf(bytes, name)
  const header = Object.keys(rows[0] ?? {})
  if (header.includes('job_title') && header.includes('code')) return readJobTitles(rows)
  for (const needed of ['code', 'title']) {
    if (!header.includes(needed))
      throw unreadable(name, { told: 'records.no_column', params: { column: needed } })
  }
  return readItems(rows.map(itemOf), (index) => ({
    told: 'records.row',
    params: { number: String(index + 2) },
  }))
}

/** ROME's file of job titles has one a row: the first of a code is its title, if no other is given. */
function readJobTitles(rows: readonly CsvCells[]): ImportedFile {
  const byCode = new Map<string, CsvCells[]>()
  for (const cells of rows) {
    const code = cells.code ?? ''
    byCode.set(code, [...(byCode.get(code) ?? []), cells])
  }
  const items = [...byCode].map(([code, all]) => ({
    code,
    title: all.find(({ title }) => title)?.title ?? all[0]?.job_title ?? '',
    titles: all.flatMap(({ job_title: label, ogr }) => (label ? [{ ogr: ogr || null, label }] : [])),
  }))
  return readItems(items, (index) => ({ told: 'records.number', params: { number: String(index + 1) } }))
}

function rowsOf(bytes: Uint8Array, name: string): CsvCells[] {
  const text = decodeText(bytes)
  const delimiter = delimiterOf(text.split('\n', 1)[0] ?? '')
  try {
    return parse(text, { columns: named, delimiter, trim: true, skip_empty_lines: true }) as CsvCells[]
  } catch (error) {
    const line = error instanceof CsvError ? String(error.lines ?? 1) : '1'
    throw unreadable(name, { told: 'records.not_csv', params: { line } }, error)
  }
}

/** Returns the delimiter of French spreadsheets or of Excel's "Unicode text", otherwise a comma. */
function delimiterOf(header: string): string {
  return [';', '\t'].find((delimiter) => header.includes(delimiter)) ?? ','
}

/** What others call a column, such as the files of ROME's open data and lists kept by people. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  code_rome: 'code',
  'code rome': 'code',
  rome: 'code',
  libelle_rome: 'title',
  'libellé rome': 'title',
  intitule: 'title',
  intitulé: 'title',
  titre: 'title',
  métier: 'title',
  metier: 'title',
  code_ogr: 'ogr',
  'code ogr': 'ogr',
  libelle_appellation_long: 'job_title',
  libelle_appellation: 'job_title',
  appellation: 'job_title',
}

const named = (header: readonly string[]) =>
  header.map((name) => {
    const plain = name.trim().toLowerCase()
    return OTHER_NAMES[plain] ?? plain
  })

function itemOf(cells: CsvCells): unknown {
  return {
    code: cells.code,
    title: ofCell(cells.title ?? ''),
    ogr: cells.ogr || null,
    status: cells.status || null,
    // A spreadsheet that saves the file writes it in capitals, and in its own language.
    simulated: /^(true|vrai|1)$/i.test(cells.simulated ?? ''),
    content: contentOf(cells),
  }
}

function contentOf(cells: CsvCells): unknown {
  if (!cells.description) return null
  const lists = LIST_FIELDS.map((field) => [field, linesOf(cells[field] ?? '')])
  return {
    description: ofCell(cells.description),
    short_description: ofCell(cells.short_description ?? ''),
    ...Object.fromEntries(lists),
    salaries: cells.salaries ? jsonCell(cells.salaries) : null,
    outlook: cells.outlook ? jsonCell(cells.outlook) : null,
  }
}

function linesOf(cell: string): string[] {
  const lines = cell.split('\n').filter((line) => line.trim() !== '')
  return lines.map(ofCell)
}

/** Salaries and outlook are JSON; the schema rejects text that is not JSON, with its field. */
function jsonCell(cell: string): unknown {
  try {
    return JSON.parse(cell)
  } catch {
    return cell
  }
}
