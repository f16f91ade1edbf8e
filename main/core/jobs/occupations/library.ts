/** What reading, importing and editing records needs of the store. */
import type { LocalizableMessage } from '../../../../shared/errors.ts'
import type { OccupationContent, OccupationStatus } from '../../../../shared/occupation.ts'
import type { JobTitle, StoredOccupation, StoredVersion } from './ports.ts'

export interface OccupationQuery {
  readonly search: string | null
  readonly status: OccupationStatus | null
  readonly domain: string | null
  /** `next` of the page before; null from the beginning. */
  readonly after: string | null
  readonly limit: number
}

export interface OccupationPage {
  readonly items: readonly StoredOccupation[]
  readonly total: number
  /** Where the next page begins; null after the last. */
  readonly next: string | null
}

/** One record of an import. `titles` or `content` null: the file says nothing about them. */
export interface ImportedOccupation {
  readonly code: string
  readonly title: string
  readonly ogr: string | null
  readonly status: OccupationStatus | null
  readonly titles: readonly JobTitle[] | null
  readonly content: OccupationContent | null
  /** Whether the content is that of a simulation, exported as such. */
  readonly simulated?: boolean
}

/** What a file holds, with the places that cannot be used. */
export interface ImportedFile {
  readonly records: readonly ImportedOccupation[]
  readonly refused: readonly { readonly where: LocalizableMessage; readonly problem: LocalizableMessage }[]
}

/** A file to import, and how what is new in it is kept. */
export interface RecordsTask {
  /** Its path on this machine, or the name it was sent with. */
  readonly name: string
  /** Its bytes in base64 where it was sent; null where it is read from its path. */
  readonly sent: string | null
  /** When, ms. */
  readonly at: number
  /** The status of new records that say nothing about theirs. */
  readonly fallback: OccupationStatus
}

/** What an import has brought, as numbers of records. */
export interface RecordsOutcome extends Pick<ImportedFile, 'refused'> {
  readonly records: number
  readonly titles: number
  readonly created: number
  readonly updated: number
  readonly unchanged: number
}

/**
 * Port: reads a file of any of the four forms beside the main thread, and keeps it: all of it or nothing. Rejects with
 * the signal's reason when it is aborted. @throws VigieError records_unreadable
 */
export type RecordsImport = (task: RecordsTask, signal: AbortSignal) => Promise<RecordsOutcome>

/** One entry of the audit. `at` is ms; `before` and `after` are JSON text. */
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

/** Port: the records, for whoever reads and edits them. */
export interface LibraryStore {
  /** In order of code; a search, best match first. */
  list(query: OccupationQuery): OccupationPage
  /** Everything, in order of code, one at a time. */
  all(status: OccupationStatus | null): Iterable<StoredOccupation>
  versions(code: string): readonly Omit<StoredVersion, 'content'>[]
  version(code: string, version: number): StoredVersion | null
  setStatus(code: string, status: OccupationStatus, at: number): void
  setStatuses(domain: string | null, status: OccupationStatus, at: number): number
  audit(query: {
    code: string | null
    search: string | null
    before: number | null
    limit: number
  }): readonly StoredAudit[]
}
