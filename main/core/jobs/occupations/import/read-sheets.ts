/** Reads the sheets of a file as records: the tree, ROME's open data, ESCO or O*NET, or a list with columns. */
import type { LocalizableMessage } from '../../../../../shared/errors.ts'
import type { TableSheet } from '../../../tables/table.ts'
import type { ImportedFile, ListReading } from '../library.ts'
import { knownColumns } from './columns.ts'
import { isForeign, readForeign } from './crosswalk.ts'
import { type ListOptions, NO_LIST, readList } from './list.ts'
import { isRomeSet, readRomeSet } from './rome-tables.ts'
import { isTree, readTree } from './tree.ts'
import { unreadable } from './unreadable.ts'

/** What was read, and of a list its columns. */
export interface SheetsRead extends ImportedFile, ListReading {
  readonly form: 'tree' | 'rome' | 'foreign' | 'list'
}

/** @throws VigieError records_unreadable */
export function readSheets(sheets: readonly TableSheet[], options: ListOptions): SheetsRead {
  if (isRomeSet(sheets)) return { form: 'rome', ...NO_LIST, ...withBroken(sheets, readRomeSet(sheets)) }
  if (isForeign(sheets)) {
    const file = readForeign(sheets, options.codeOfTitle)
    return { form: 'foreign', ...NO_LIST, ...withBroken(sheets, file) }
  }
  const tree = sheets.find(isTree)
  if (tree !== undefined)
    return { form: 'tree', ...NO_LIST, ...readTree(tree), unused: namesBeside(tree, sheets) }
  const sheet = sheets.toSorted((a, b) => scoreOf(b) - scoreOf(a))[0]
  if (sheet === undefined) throw unreadable(options.name, { messageKey: 'records.none' })
  return { form: 'list', ...readList(sheet, options), unused: namesBeside(sheet, sheets) }
}

/** Returns the names of the other sheets that have rows: only one is read. */
const namesBeside = (read: TableSheet, sheets: readonly TableSheet[]): string[] =>
  sheets.filter((sheet) => sheet !== read && sheet.rows.length > 0).map(({ name }) => name)

/** Names the rows of a set of files that cannot be split into cells, with their file. */
function withBroken(sheets: readonly TableSheet[], file: ImportedFile): ImportedFile {
  const broken = sheets.flatMap(({ name, rows }) =>
    rows.flatMap(({ line, problem }) =>
      problem === null
        ? []
        : [{ where: rowOfFile(name, line), problem: { messageKey: `import.problem.${problem}` } as const }],
    ),
  )
  return { ...file, refused: [...broken, ...file.refused] }
}

const rowOfFile = (file: string, line: number): LocalizableMessage => ({
  messageKey: 'records.row_id',
  params: { id: String(line), table: file },
})

/** How many known names a row of the sheet has at most. */
const scoreOf = ({ rows }: TableSheet): number =>
  Math.max(0, ...rows.slice(0, 40).map(({ cells }) => knownColumns(cells)))
