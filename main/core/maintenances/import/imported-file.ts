/** What a file holds, once it is recognised: a calendar, or tables. */
import type { TableSheet } from '../../tables/table.ts'

export type ImportedFileContent =
  | { readonly format: 'ical'; readonly text: string }
  | { readonly format: 'table'; readonly sheets: readonly TableSheet[] }
