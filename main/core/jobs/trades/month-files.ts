/** The files of whole months: the port, and the task of the worker that writes one. */
import type { Dataset, TradeDigits } from '../../../../shared/kinds/trades.ts'
import type { CalendarDay } from '../../../../shared/time/units.ts'
import type { TradeCollection } from './collection.ts'
import type { DaySource } from './ports.ts'

/** A written file of a month. */
interface WrittenMonth {
  /** Its days, each with the hash of its trades: the file is up to date if the days still give the same. */
  readonly contents: readonly string[]
  readonly days: number
  readonly rows: number
  readonly bytes: number
  /** SHA-256 of the whole file, hexadecimal. */
  readonly sha256: string
}

/** The written files by month (`2024-01`). */
export type WrittenMonths = Readonly<Record<string, WrittenMonth>>

/** Port: where the files of months are, and the record of what they were made of. */
export interface MonthFiles {
  path(collection: TradeCollection, month: string): string
  /** Returns the record; empty if there is none, or none that can be read. */
  written(collection: TradeCollection): Promise<WrittenMonths>
  /** Replaces the record in one step. */
  record(collection: TradeCollection, written: WrittenMonths): Promise<void>
}

/** What the footer of a month says of one of its days. Names as in the file. */
interface DayInMonth {
  readonly day: CalendarDay
  readonly source: DaySource | null
  readonly rows: number
  readonly first_id: number | null
  readonly last_id: number | null
  readonly missing_ids: number
  /** SHA-256 of the archive it is from; null if it is not from one. */
  readonly archive_sha256: string | null
  /** SHA-256 of the row groups of the day's own file; null if an older version wrote it. */
  readonly content_sha256: string | null
}

/** `adopt`: writes the days of a month to one file. Messages: how many days are done. */
export interface MonthTask {
  readonly action: 'month'
  readonly dataset: Dataset
  readonly digits: TradeDigits
  /** In order. @see WrittenFile for the hash, which the file must have */
  readonly days: readonly { readonly day: CalendarDay; readonly path: string; readonly sha256: string }[]
  readonly target: string
  /** For the footer. */
  readonly about: {
    readonly exchange: string
    readonly dataset: string
    readonly symbol: string
    readonly month: string
    readonly days: readonly DayInMonth[]
  }
}

/** The file that was written. */
export interface MonthAnswer {
  readonly bytes: number
  readonly sha256: string
}
