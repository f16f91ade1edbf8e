/** How a file of records is read. */
import type { RecordColumns, TextEncoding } from '../../../shared/occupation-import.ts'

/** How a person wants a file to be read. */
export interface RecordsReading {
  readonly encoding?: TextEncoding
  readonly columns?: RecordColumns
}
