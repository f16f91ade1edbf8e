/** What a file holds, once it is recognised: a calendar, or tables; an archive may hold both, and what is neither. */
import type { VigieError } from '../../../../shared/errors.ts'
import type { ImportSubject } from '../../../../shared/import.ts'
import type { TextEncoding } from '../../../../shared/occupation-import.ts'
import { unreadableFile } from '../../../../shared/unusable-path.ts'
import type { TableSheet } from '../../tables/table.ts'

interface CalendarFile {
  readonly format: 'ical'
  readonly text: string
  readonly encoding?: TextEncoding
}

interface TableFile {
  readonly format: 'table'
  readonly sheets: readonly TableSheet[]
  /** Of a text file; undefined for a workbook or an archive. */
  readonly encoding?: TextEncoding
  /** The calendars of an archive. */
  readonly calendars?: readonly { readonly name: string; readonly text: string }[]
  /** The files of an archive that are neither tables nor calendars, and why. */
  readonly unreadable?: readonly { readonly name: string; readonly cause: VigieError }[]
}

export type ImportedFileContent = CalendarFile | TableFile

/** The part of a file that is imported, and the names of all its parts. */
interface ChosenPart {
  readonly content: ImportedFileContent
  /** Its name, if it is a calendar of an archive; empty otherwise. */
  readonly name: string
  readonly names: readonly string[]
}

/**
 * Returns the part that the owner names, otherwise the tables; a calendar of an archive if it has no table.
 * @throws VigieError import_unreadable for a part that is neither, and for an archive without any
 */
export function chosenPart(
  file: ImportedFileContent,
  subject: ImportSubject,
  wanted: string | null,
): ChosenPart {
  if (file.format === 'ical') return { content: file, name: '', names: [] }
  const { sheets, calendars = [], unreadable = [] } = file
  const names = [...sheets, ...calendars, ...unreadable].map(({ name }) => name)
  const refused = unreadable.find(({ name }) => name === wanted)
  if (refused !== undefined) throw refused.cause
  const usual = sheets.length === 0 && subject === 'maintenances' ? calendars[0] : undefined
  const calendar = calendars.find(({ name }) => name === wanted) ?? usual
  if (calendar !== undefined)
    return { content: { format: 'ical', text: calendar.text }, name: calendar.name, names }
  if (sheets.length === 0 && calendars.length === 0) throw unreadable[0]?.cause ?? unreadableFile('no_tables')
  return { content: file, name: '', names }
}
