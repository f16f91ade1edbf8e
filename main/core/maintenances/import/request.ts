/** What an import is asked to do with a file. */
import type {
  ColumnMapping,
  DateOrder,
  GoneChoice,
  ImportSubject,
  MovedChoice,
  PastChoice,
} from '../../../../shared/import.ts'
import type { Language } from '../../../../shared/vocabulary.ts'
import type { ValueChoices } from './value-meanings.ts'

/** How to read a file: plain data, so that it can be passed to a worker thread. */
export interface ImportRequest {
  readonly subject: ImportSubject
  readonly fileName: string
  /** The owner's mapping, otherwise the remembered or proposed one. */
  readonly mapping: ColumnMapping | null
  readonly constants: Readonly<Record<string, string>>
  readonly values: ValueChoices
  readonly past: PastChoice
  /** What becomes of open maintenances that a calendar no longer has. */
  readonly gone: GoneChoice
  /** What becomes of rows that seem to be an open maintenance on another day. */
  readonly moved: MovedChoice
  /** Names the calendar apart from its own name, for a subscription; null for a file. */
  readonly calendar: string | null
  readonly sheet: string | null
  readonly headingLine: number | null
  readonly dateOrder: DateOrder
  readonly language: Language
  /** The asset of all rows; empty if each names its own. */
  readonly asset: string
  readonly now: number
  readonly zone: string
}
