/** Reads the official ROME tree: a sheet of letter, two digits, two digits, label, OGR code. */
import readXlsx from 'read-excel-file/node'
import type { ImportedFile, ImportedOccupation } from '../../../core/jobs/occupations/library.ts'
import { unreadable } from './unreadable.ts'

type TreeRow = readonly unknown[]
type OccupationDraft = {
  code: string
  title: string
  ogr: string | null
  titles: { ogr: string | null; label: string }[]
}

/**
 * Reads the tree. A record begins with the row of its full code whose OGR is the record's own; the following
 * rows with the same code are its job titles.
 */
export async function readTree(bytes: Uint8Array, name: string): Promise<ImportedFile> {
  const sheets = await readXlsx(Buffer.from(bytes)).catch((error: unknown) => {
    throw unreadable(name, { told: 'records.not_xlsx' }, error)
  })
  const rows = sheets.find((sheet) => sheet.data.some((row) => codeOf(row) !== null))?.data
  if (rows === undefined) throw unreadable(name, { told: 'records.no_sheet' })
  const drafts = new Map<string, OccupationDraft>()
  for (const row of rows) addRow(drafts, row)
  return { records: [...drafts.values()].map(recordOf), refused: [] }
}

function addRow(drafts: Map<string, OccupationDraft>, row: TreeRow): void {
  const code = codeOf(row)
  const label = textOf(row[3])
  if (code === null || label === null) return
  const draft = drafts.get(code)
  if (draft === undefined) drafts.set(code, { code, title: label, ogr: textOf(row[4]), titles: [] })
  else draft.titles.push({ ogr: textOf(row[4]), label })
}

function codeOf(row: TreeRow): string | null {
  const [letter, domain, number] = [textOf(row[0]), textOf(row[1]), textOf(row[2])]
  if (letter === null || domain === null || number === null) return null
  const code = `${letter}${domain.padStart(2, '0')}${number.padStart(2, '0')}`
  return /^[A-Z]\d{4}$/.test(code) ? code : null
}

function textOf(cell: unknown): string | null {
  const text = cell === null || cell === undefined ? '' : String(cell).trim()
  return text === '' ? null : text
}

function recordOf(draft: OccupationDraft): ImportedOccupation {
  return { ...draft, status: null, content: null }
}
