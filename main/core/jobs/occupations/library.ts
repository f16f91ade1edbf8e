/** What reading, importing and editing records needs of the store. */
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
}

/** What a file holds, with the places that cannot be used. */
export interface ImportedFile {
  readonly records: readonly ImportedOccupation[]
  readonly refused: readonly { readonly where: string; readonly problem: string }[]
}

/** Reads a file of any of the four forms by its content. Throws VigieError records_unreadable. */
export type ImportReader = (name: string, bytes: Uint8Array) => Promise<ImportedFile>

/** One entry of the audit. `at` is ms; `before` and `after` are JSON text. */
export interface StoredAudit {
  readonly id: number
  readonly at: number
  readonly code: string | null
  readonly event: string
  readonly agent: string
  readonly description: string
  readonly before: string | null
  readonly after: string | null
}

/** Port: the records, for whoever reads, imports and edits them. */
export interface LibraryStore {
  /** In order of code; a search, best match first. */
  list(query: OccupationQuery): OccupationPage
  /** Everything, in order of code, one at a time. */
  all(status: OccupationStatus | null): Iterable<StoredOccupation>
  versions(code: string): readonly Omit<StoredVersion, 'content'>[]
  version(code: string, version: number): StoredVersion | null
  /** One transaction; a record equal to what is stored is left alone. `fallback` is the status of new records. */
  import(
    records: readonly ImportedOccupation[],
    at: number,
    fallback: OccupationStatus,
  ): { readonly created: number; readonly updated: number; readonly unchanged: number }
  setStatus(code: string, status: OccupationStatus, at: number): void
  setStatuses(domain: string | null, status: OccupationStatus, at: number): number
  audit(query: {
    code: string | null
    search: string | null
    before: number | null
    limit: number
  }): readonly StoredAudit[]
}
