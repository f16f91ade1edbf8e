import type { OccupationsSettings } from '../../../../shared/kinds/occupations.ts'
import type { LibraryStore, RecordsImport } from '../../jobs/occupations/library.ts'
import type { RewriteDeps } from '../../jobs/occupations/rewrite.ts'
import type { SiteFile } from '../../jobs/occupations/site/site.ts'
import type { ClaudeKey } from '../../ports/claude-key.ts'
import type { Delay } from '../../ports/delay.ts'
import type { Events } from '../../ports/events.ts'

/** Names one record. */
export interface ByCode {
  readonly code: string
}

type TableRows = readonly Readonly<Record<string, string>>[]

/** Port: the forms of an export that take a library or a disk. Binary ones as base64. */
export interface RecordFiles {
  toCsv(columns: readonly string[], rows: TableRows): string
  toWorkbook(columns: readonly string[], rows: TableRows): Promise<string>
  toArchive(files: Iterable<SiteFile>): Promise<string>
  /**
   * Writes a folder as a whole, or leaves it as it was. An existing one is replaced if it is empty or has the marked file.
   * @param path absolute. @throws VigieError invalid_input
   */
  writeFolder(path: string, files: Iterable<SiteFile>, mark: string): Promise<void>
}

/** Dependencies of the occupations service. */
export interface OccupationsServiceDeps extends RewriteDeps {
  readonly library: LibraryStore
  readonly key: ClaudeKey
  readonly events: Events
  /** Returns the current settings of the occupations job. */
  readonly settingsOf: () => OccupationsSettings
  /** Returns the first instant of this month in the owner's zone, ms. */
  readonly monthStart: () => number
  readonly importFile: RecordsImport
  /** Path of the example records. */
  readonly demoFile: string
  readonly delay: Delay
  readonly files: RecordFiles
}
