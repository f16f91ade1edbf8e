/** A file to import, and how it is read. */
import type { RecordColumns, TextEncoding } from '../../../shared/occupation-import.ts'

/** A chosen file as the import takes it. */
export interface RecordsFile {
  readonly name: string
  readonly data_base64: string
}

/** How a person wants a file to be read. */
export interface RecordsReading {
  readonly encoding?: TextEncoding
  readonly columns?: RecordColumns
}
