/** Ports for reading, importing and editing records. */
import type { LocalizableMessage } from '../../../../shared/errors.ts'
import type { OccupationContent, OccupationStatus, RecordOrigin } from '../../../../shared/occupation.ts'
import type {
  ItemSeparators,
  RecordColumns,
  RecordField,
  TextEncoding,
} from '../../../../shared/occupation-import.ts'
import type { FieldChanges } from './locked.ts'
import type { JobTitle, StoredOccupation, StoredVersion } from './ports.ts'

/** Filters of a list of records; null means any. */
export interface OccupationQuery {
  readonly search: string | null
  readonly status: OccupationStatus | null
  readonly domain: string | null
  /** Only those with, or without, a text of Claude that waits for a person. */
  readonly proposed: boolean | null
  /** `next` of the previous page; null starts at the beginning. */
  readonly after: string | null
  readonly limit: number
}

/** A record, and whether a text of Claude waits for a person. */
export interface ListedOccupation extends StoredOccupation {
  readonly proposed: boolean
}

/** One page of a list of records. */
export interface OccupationPage {
  readonly items: readonly ListedOccupation[]
  readonly total: number
  /** How many of them have a text that waits. */
  readonly proposed: number
  /** The start of the next page; null after the last. */
  readonly next: string | null
}

/** Job titles in their order. */
export type JobTitles = readonly JobTitle[]

/** One record of an import. If `titles` or `content` is null, the file does not contain them. */
export interface ImportedOccupation {
  readonly code: string
  /** Null if the file does not contain it: then only a record that is there takes the rest. */
  readonly title: string | null
  /** The title is only that of a new record. */
  readonly titleIsGuess?: boolean
  readonly ogr: string | null
  readonly status: OccupationStatus | null
  readonly titles: JobTitles | null
  /** The fields that the file has; the others stay as they are. */
  readonly content: FieldChanges | null
  /** Fields that fill what is empty: they replace no text, and none that is locked. */
  readonly part?: Partial<OccupationContent>
  /** Whether the content was exported as a simulation. */
  readonly simulated?: boolean
  /** Undefined if the file does not contain them. */
  readonly masculine?: string | null | undefined
  readonly feminine?: string | null | undefined
  readonly origin?: RecordOrigin
  readonly variants?: readonly StoredVariant[] | undefined
}

/** What a record is called. */
export interface RecordNames {
  readonly title: string
  readonly masculine: string | null
  readonly feminine: string | null
}

/** Whom a variant is for; a record has at most one for the same readers. */
export interface VariantReaders {
  readonly language: string
  readonly age: string
  readonly format: string
  readonly gender: string
}

/** A record for other readers: another language, age, form of text, or gender. `content` is JSON text. */
export interface StoredVariant extends VariantReaders {
  readonly name: string
  readonly content: string
}

/** An entry of another system's audit. `at` is in ms; `before` and `after` are JSON text. */
export interface ImportedAudit {
  readonly at: number
  readonly code: string | null
  readonly agent: string
  readonly description: string
  readonly before: string | null
  readonly after: string | null
}

/** The contents of a file, with the places that cannot be used. */
export interface ImportedFile {
  readonly records: readonly ImportedOccupation[]
  readonly refused: readonly { readonly where: LocalizableMessage; readonly problem: LocalizableMessage }[]
  /** Names of fields in objects that are not read; the columns of a list are in its headings. */
  readonly unused?: readonly string[]
  /** The past audit of the records, if the file has one. */
  readonly audit?: readonly ImportedAudit[]
}

/** A file to import, and how its new records are stored. */
export interface RecordsTask {
  /** Its path on this machine, or the name it was uploaded with. */
  readonly name: string
  /** Its bytes in base64 if it was uploaded; null if it is read from its path. */
  readonly sent: string | null
  /** When it is imported, ms. */
  readonly at: number
  /** The status of new records that do not state one. */
  readonly fallback: OccupationStatus
  /** Leaves records alone that are there. */
  readonly onlyNew?: boolean
  /** The character set of a text file; null to recognise it. */
  readonly encoding: TextEncoding | null
  /** The columns of a list; null to recognise them, or take those of the last time. */
  readonly columns: RecordColumns | null
  /** A preview changes nothing. */
  readonly step: 'preview' | 'import'
}

/** How a list was read. */
export interface ListReading {
  readonly headings: readonly string[]
  readonly columns: RecordColumns
  /** Needed columns that the list has under no known name; only in a preview. */
  readonly missing: readonly RecordField[]
  readonly separators: ItemSeparators
}

/** How a file was read; one that is no list has no columns. */
export interface FileReading extends ListReading {
  readonly form: 'tree' | 'rome' | 'foreign' | 'list' | 'records' | 'database'
  /** Of a text file. */
  readonly encoding: TextEncoding | null
  /** Whether the columns are those that a person chose for such a file before. */
  readonly remembered: boolean
  /** The first records, as they would be stored. */
  readonly sample: readonly { readonly code: string; readonly title: string; readonly description: string }[]
}

/** What taking an import back did, as numbers of records. */
export interface UndoneRecords {
  readonly removed: number
  readonly restored: number
  /** Those that were changed, or removed, after the import: they stay as they are. */
  readonly changed_since: number
}

/** The result of an import, as numbers of records. */
export interface RecordsOutcome extends Pick<ImportedFile, 'refused'>, FileReading {
  /** What the file has by names that nothing here takes: columns of a list, fields of records. */
  readonly unused: readonly string[]
  readonly records: number
  readonly titles: number
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  /** Takes it back; null for a preview, and for an import that changed nothing. */
  readonly import_id: number | null
  /** What changes in records that were there: how many of them, by field. */
  readonly changes: Readonly<Partial<Record<RecordField, number>>>
  /** The part of `changes` in fields that a person had written. */
  readonly locked: Readonly<Partial<Record<RecordField, number>>>
}

/**
 * Port: reads a file of any form in a worker thread and stores all of it or nothing. Rejects
 * with the signal's reason if aborted. @throws VigieError records_unreadable
 */
export type RecordsImport = (task: RecordsTask, signal: AbortSignal) => Promise<RecordsOutcome>

/** One audit entry. `at` is in ms; `before` and `after` are JSON text. */
export interface StoredAudit {
  readonly id: number
  readonly at: number
  readonly code: string | null
  readonly event: string
  readonly agent: string
  readonly description: LocalizableMessage
  readonly before: string | null
  readonly after: string | null
}

/** Port: the records, for reading and editing. */
export interface LibraryStore {
  /** In order of code; for a search, best match first. */
  list(query: OccupationQuery): OccupationPage
  /** All records in order of code, one at a time. */
  all(status: OccupationStatus | null): Iterable<StoredOccupation>
  versions(code: string): readonly Omit<StoredVersion, 'content'>[]
  version(code: string, version: number): StoredVersion | null
  setStatus(code: string, status: OccupationStatus, at: number): void
  /** Writes names that are given. @throws VigieError occupation_not_found */
  setNames(code: string, names: Partial<RecordNames>, at: number): void
  variants(code: string): readonly StoredVariant[]
  /** Adds a variant, or replaces the one for the same readers. */
  setVariant(code: string, variant: StoredVariant, at: number): void
  /** Returns whether there was one. */
  removeVariant(code: string, readers: VariantReaders, at: number): boolean
  /**
   * Takes an import back: what it added goes, what it changed is as it was before. A record that was changed since stays.
   * @throws VigieError import_not_found | import_undone
   */
  undoImport(id: number, at: number): UndoneRecords
  /** Removes a record with its versions; the audit and the books of paid calls stay. Returns whether there was one. */
  remove(code: string, at: number): boolean
  setStatuses(domain: string | null, status: OccupationStatus, at: number): number
  audit(query: {
    code: string | null
    search: string | null
    /** Exactly this agent, by Vigie's name or the source system's. */
    agent: string | null
    before: number | null
    limit: number
  }): readonly StoredAudit[]
}
