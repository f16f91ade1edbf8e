/** Reads the official ROME tree: a sheet of letter, two digits, two digits, label, OGR code. */
import type { TableRow, TableSheet } from '../../../tables/table.ts'
import type { ImportedFile, ImportedOccupation } from '../library.ts'

type OccupationDraft = {
  code: string
  title: string
  ogr: string | null
  titles: { ogr: string | null; label: string }[]
}

/** Whether a sheet has the columns of the tree. */
export const isTree = ({ rows }: TableSheet): boolean => rows.some((row) => codeOf(row) !== null)

/**
 * Reads the tree. A record begins with the row of its full code whose OGR is the record's own; the following
 * rows with the same code are its job titles.
 */
export function readTree({ rows }: TableSheet): ImportedFile {
  const drafts = new Map<string, OccupationDraft>()
  for (const row of rows) addRow(drafts, row)
  return { records: [...drafts.values()].map(recordOf), refused: [] }
}

function addRow(drafts: Map<string, OccupationDraft>, row: TableRow): void {
  const code = codeOf(row)
  const label = textIn(row, 3)
  if (code === null || label === '') return
  const ogr = textIn(row, 4) || null
  const draft = drafts.get(code)
  if (draft === undefined) drafts.set(code, { code, title: label, ogr, titles: [] })
  else draft.titles.push({ ogr, label })
}

function codeOf(row: TableRow): string | null {
  const [letter, domain, number] = [textIn(row, 0), textIn(row, 1), textIn(row, 2)]
  if (domain === '' || number === '') return null
  const code = `${letter}${domain.padStart(2, '0')}${number.padStart(2, '0')}`
  return /^[A-Z]\d{4}$/.test(code) ? code : null
}

const textIn = ({ cells }: TableRow, column: number): string => cells[column]?.trim() ?? ''

function recordOf(draft: OccupationDraft): ImportedOccupation {
  // A tree without job titles says nothing of them.
  return { ...draft, titles: draft.titles.length === 0 ? null : draft.titles, status: null, content: null }
}
