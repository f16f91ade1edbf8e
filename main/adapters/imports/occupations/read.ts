/** Reads a file of occupation records, detecting its form from its content, not its name. */
import { type LocalizableMessage, VigieError } from '../../../../shared/errors.ts'
import type { RecordColumns, TextEncoding } from '../../../../shared/occupation-import.ts'
import { NO_LIST } from '../../../core/jobs/occupations/import/list.ts'
import { readSheets } from '../../../core/jobs/occupations/import/read-sheets.ts'
import { unreadable } from '../../../core/jobs/occupations/import/unreadable.ts'
import type { FileReading, ImportedFile } from '../../../core/jobs/occupations/library.ts'
import type { TableSheet } from '../../../core/tables/table.ts'
import { characterSetOf, decodeText } from '../../tables/decode.ts'
import { readImportFile } from '../../tables/read-file.ts'
import { zipEntries } from '../../tables/zip-entries.ts'
import { readJson, readObjects } from './json.ts'
import { declaredEncoding, isXml, romeXmlRecords, xmlTable } from './rome-xml.ts'

const ZIP = 'PK\u0003\u0004'
const SQLITE = 'SQLite format 3\u0000'

/** What a file contains, and how it was read. */
export type RecordsRead = ImportedFile & Omit<FileReading, 'remembered' | 'sample'>

/** How a file is read. */
export interface ReadingOptions {
  /** The character set of its text; null to recognise it. */
  readonly encoding: TextEncoding | null
  /** Columns that a person chose for a list of these headings; null if none. */
  readonly columnsFor: (headings: readonly string[]) => RecordColumns | null
  /** Whether a missing column is an error. */
  readonly needsColumns: boolean
  /** Returns the code of the record here that has a job title of this OGR number; null if none has. */
  readonly codeOfTitle: (ogr: string) => string | null
}

const RECOGNISED: ReadingOptions = {
  encoding: null,
  columnsFor: () => null,
  needsColumns: true,
  codeOfTitle: () => null,
}

/**
 * Reads the ROME tree (xlsx) and open data (zip of CSV, JSON or XML), the source system's SQLite file, JSON, or a list
 * in any form of table. @throws VigieError records_unreadable
 */
export async function readOccupations(
  name: string,
  bytes: Uint8Array,
  options: ReadingOptions = RECOGNISED,
): Promise<RecordsRead> {
  const file = await read(name, bytes, options).catch((error: unknown) => {
    throw error instanceof VigieError && error.code === 'import_unreadable'
      ? unreadable(name, problemOf(error), error)
      : error
  })
  if (file.records.length > 0 || file.missing.length > 0) return file
  throw unreadable(name, file.refused[0]?.problem ?? { messageKey: 'records.none' })
}

async function read(name: string, bytes: Uint8Array, options: ReadingOptions): Promise<RecordsRead> {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('latin1')
  if (head === SQLITE) {
    const { readSourceDatabase } = await import('./source-database.ts')
    return { form: 'database', encoding: null, ...NO_LIST, ...readSourceDatabase(bytes, name) }
  }
  if (head.startsWith(ZIP)) return readZip(name, bytes, options)
  const encoding = options.encoding ?? declaredEncoding(bytes) ?? characterSetOf(bytes)
  const text = decodeText(bytes, encoding)
  if (text.trim() === '') throw unreadable(name, { messageKey: 'file_empty' })
  if (text.includes('\u0000')) throw unreadable(name, { messageKey: 'records.not_text' })
  if (/^\s*[[{]/.test(text)) return { encoding, ...readJson(text, { ...options, name }) }
  const fiches = isXml(text) ? romeXmlRecords(text) : []
  if (fiches.length > 0) return { encoding, ...readObjects(fiches) }
  const { readDelimited } = await import('../../tables/delimited.ts')
  const sheet = isXml(text) ? xmlTable(text) : { name: '', ...readDelimited(text) }
  return { encoding, ...readSheets([sheet], { ...options, name, marked: !isXml(text) }) }
}

/** The records of ROME's open data in JSON or XML, among files of other things. */
const FICHES = /fiche_emploi_metier[^/]*\.(json|xml)$/i

async function readZip(name: string, bytes: Uint8Array, options: ReadingOptions): Promise<RecordsRead> {
  const [fiches] = await zipEntries(bytes, (entry) => FICHES.test(entry)).catch((error: unknown) => {
    throw unreadable(name, { messageKey: 'not_an_archive' }, error)
  })
  if (fiches !== undefined) return read(fiches.name, fiches.bytes, options)
  const sheets = await sheetsOf(name, bytes)
  return { encoding: null, ...readSheets(sheets, { ...options, name, marked: false }) }
}

async function sheetsOf(name: string, bytes: Uint8Array): Promise<readonly TableSheet[]> {
  const file = await readImportFile(bytes)
  if (file.format === 'table') return file.sheets
  throw unreadable(name, { messageKey: 'records.none' })
}

/** What the one reader of tables says of a file. */
function problemOf({ params }: VigieError): LocalizableMessage {
  const { problem } = params
  return typeof problem === 'object' && 'messageKey' in problem ? problem : { messageKey: 'records.none' }
}
