import type { OccupationsSettings } from '../../../../shared/kinds/occupations.ts'
import type { LibraryStore, RecordsImport } from '../../jobs/occupations/library.ts'
import type { RewriteDeps } from '../../jobs/occupations/rewrite.ts'
import type { ClaudeKey } from '../../ports/claude-key.ts'
import type { Delay } from '../../ports/delay.ts'
import type { Events } from '../../ports/events.ts'

/** Names one record. */
export interface ByCode {
  readonly code: string
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
  readonly toCsv: (columns: readonly string[], rows: readonly Record<string, string>[]) => string
}
