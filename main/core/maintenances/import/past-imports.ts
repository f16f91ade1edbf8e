/** Port: imports that were accepted, and changes of several maintenances. */
import type { ImportSubject } from '../../../../shared/import.ts'
import type { BulkActionName } from '../../../../shared/maintenance.ts'

/** The stored form of an accepted import; instants in milliseconds. */
export interface PastImportRecord {
  readonly id: number
  readonly subject: ImportSubject
  readonly fileName: string
  readonly importedAt: number
  readonly created: number
  readonly updated: number
  readonly undoneAt: number | null
  /** What was done to several; null for an import. */
  readonly action: BulkActionName | null
  /** Number of its rows that were changed after it. */
  readonly editedSince: number
}

/** Port: imports that were accepted, and how to undo them. */
export interface PastImports {
  /** The latest ones first. */
  recent(limit: number): readonly PastImportRecord[]
  find(id: number): PastImportRecord | null
  /** Restores every row that the import changed, and removes those it added, in one transaction. */
  undo(id: number, now: number): void
}
