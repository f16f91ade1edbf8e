/** Recognises a file by its content, not by its name: workbook, OpenDocument, archive, calendar, JSON or text. */
import { basename } from 'node:path'
import { VigieError } from '../../../shared/errors.ts'
import type { TextEncoding } from '../../../shared/occupation-import.ts'
import { unreadableFile } from '../../../shared/unusable-path.ts'
import type { ImportedFileContent } from '../../core/maintenances/import/imported-file.ts'
import type { TableSheet } from '../../core/tables/table.ts'
import { assertNoZero, assertText } from './binary.ts'
import { characterSetOf, decodeText } from './decode.ts'
import { readDelimited } from './delimited.ts'
import { readJsonTable } from './json-table.ts'
import { type ZipEntry, zipEntries } from './zip-entries.ts'

const ZIP = 'PK\u0003\u0004'
/** The signature of the binary formats of old Office programs, such as .xls. */
const OLE = '\u00d0\u00cf\u0011\u00e0'
/** The name of the part that holds an encrypted workbook (MS-OFFCRYPTO, 2.3.4.4), as such a container writes names. */
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le')
const CALENDAR = /^\s*BEGIN:VCALENDAR/i
/** The parts that a workbook is read from: they count against the limits of an archive. */
const PART_OF_WORKBOOK = /^xl\/.*\.xml$/
const SHEET = /^xl\/worksheets\/[^/]+\.xml$/
/** Files that systems add to archives. */
const CLUTTER = /(^|\/)(__MACOSX\/|\.|Thumbs\.db$)/

/**
 * @param encoding of a text file; recognised if undefined
 * @throws VigieError import_unreadable
 */
export async function readImportFile(
  bytes: Uint8Array,
  encoding: TextEncoding = characterSetOf(bytes),
): Promise<ImportedFileContent> {
  const head = Buffer.from(bytes.subarray(0, 4)).toString('latin1')
  if (head === OLE) throw unreadableFile(isLocked(bytes) ? 'locked_workbook' : 'old_workbook')
  if (head === ZIP) return readArchive(bytes)
  assertText(bytes)
  const text = decodeText(bytes, encoding)
  assertNoZero(text)
  return { ...(await readText(text)), encoding }
}

/** Whether it is a workbook (.xlsx) that a password protects: it stands encrypted in a container of the old kind. */
const isLocked = (bytes: Uint8Array): boolean => Buffer.from(bytes).includes(ENCRYPTED)

/** Reads a file that is text already. @throws VigieError import_unreadable */
export async function readText(content: string): Promise<ImportedFileContent> {
  const text = content.replace(/^\uFEFF/, '')
  if (CALENDAR.test(text)) return { format: 'ical', text }
  if (/^\s*</.test(text)) {
    const { isMarkup, readMarkupTables } = await import('./markup-tables.ts')
    if (isMarkup(text)) {
      const sheets = readMarkupTables(text)
      if (sheets.length === 0) throw unreadableFile('no_table_in_page')
      return { format: 'table', sheets }
    }
  }
  return { format: 'table', sheets: [textSheet(text, '')] }
}

function textSheet(text: string, name: string): TableSheet {
  if (!/^\s*[[{]/.test(text)) return { name, ...readDelimited(text) }
  try {
    const table = readJsonTable(text)
    if (table !== null) return { ...table, name }
  } catch {
    // Not JSON: text may begin with a bracket.
    return { name, ...readDelimited(text) }
  }
  throw unreadableFile('no_list_in_json')
}

async function readArchive(bytes: Uint8Array): Promise<ImportedFileContent> {
  const names: string[] = []
  const entries = await zipEntries(bytes, (name) => {
    names.push(name)
    return (
      name === 'content.xml' || PART_OF_WORKBOOK.test(name) || !/^(xl|docProps|_rels|META-INF)\//.test(name)
    )
  }).catch((cause: unknown) => {
    throw unreadableFile('not_an_archive', cause)
  })
  if (names.includes('xl/workbook.xml')) {
    const { readWorkbook, reachesTooFar } = await import('./workbook.ts')
    if (entries.some(({ name, bytes: part }) => SHEET.test(name) && reachesTooFar(part)))
      throw unreadableFile('sheet_too_wide')
    const sheets = await readWorkbook(bytes).catch((cause: unknown) => {
      throw unreadableFile('not_a_workbook', cause)
    })
    return { format: 'table', sheets }
  }
  const content = entries.find(({ name }) => name === 'content.xml')
  if (content !== undefined) {
    const { readOpenDocument } = await import('./open-document.ts')
    return { format: 'table', sheets: readOpenDocument(decodeText(content.bytes)) }
  }
  const files = entries.filter(({ name }) => !CLUTTER.test(name))
  const [only] = files
  if (only !== undefined && files.length === 1) return readImportFile(only.bytes)
  return archiveOf(await Promise.all(files.map(readPart)))
}

type ArchivePart = Awaited<ReturnType<typeof readPart>>

/** A file of an archive that cannot be read does not stop the others. */
async function readPart({ name, bytes }: ZipEntry) {
  try {
    return { name: basename(name), file: await readImportFile(bytes) }
  } catch (cause) {
    if (cause instanceof VigieError) return { name: basename(name), cause }
    throw cause
  }
}

function archiveOf(parts: readonly ArchivePart[]): ImportedFileContent {
  const sheets: TableSheet[] = []
  const calendars: { name: string; text: string }[] = []
  const unreadable: { name: string; cause: VigieError }[] = []
  for (const { name, file, cause } of parts) {
    if (cause !== undefined) unreadable.push({ name, cause })
    else if (file.format === 'ical') calendars.push({ name, text: file.text })
    else sheets.push(...file.sheets.map((sheet) => ({ ...sheet, name: titleOf(name, sheet.name) })))
  }
  if (sheets.length + calendars.length === 0) throw unreadable[0]?.cause ?? unreadableFile('no_tables')
  return { format: 'table', sheets, calendars, unreadable }
}

const titleOf = (file: string, sheet: string) => (sheet === '' ? file : `${file}: ${sheet}`)
