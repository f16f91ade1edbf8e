/** Ports of the trades kind: manifest, files, exchange, free disk space. */

import type { DayState } from '../../../../shared/contract/trades.ts'
import type { LocalizableMessage } from '../../../../shared/errors.ts'
import type { BarSeries, TradesSettings } from '../../../../shared/kinds/trades.ts'
import type { CalendarDay, EpochUs } from '../../../../shared/time/units.ts'
import type { ClosedBar } from './bars/bar.ts'
import type { SeriesState } from './bars/series-state.ts'
import type { Calibration } from './bars/threshold.ts'
import type { Collection } from './collection.ts'
import type { WrittenFile } from './facts.ts'

/** Where the trades of a stored day came from. */
export type DaySource = 'archive' | 'pages' | 'adopted'

/** One day of the manifest. `file` is null if there is none (`missing`, `waiting`). */
export interface DayRecord {
  readonly day: CalendarDay
  readonly state: Exclude<DayState, 'missing'>
  readonly source: DaySource | null
  readonly file: WrittenFile | null
  readonly verifiedAt: number | null
  /** The result of the last verification, or of the last attempt. */
  readonly problem: LocalizableMessage | null
  /** When a second download returned exactly the same file: its gaps are the exchange's own. */
  readonly confirmedAt: number | null
}

/** A temporary file whose rename and manifest row are one step: begun before the rename, ended after it. */
export interface Placement {
  readonly day: CalendarDay
  readonly temp: string
  readonly state: 'partial' | 'stored'
  readonly source: DaySource
  readonly file: WrittenFile
}

export interface Totals {
  readonly days: number
  readonly rows: number
  readonly bytes: number
  readonly missingIds: number
  readonly verifiedDays: number
  readonly firstDay: string | null
  readonly lastDay: string | null
}

/** Port: the manifest of all collections. */
export interface TradeStore {
  day(key: string, day: CalendarDay): DayRecord | null
  /** Recorded days from `from` to `to`, ascending. */
  days(key: string, from: CalendarDay, to: CalendarDay): DayRecord[]
  daysInState(key: string, state: DayState): string[]
  totals(key: string): Totals
  /** The nearest earlier day with a whole file. */
  wholeBefore(key: string, day: CalendarDay): DayRecord | null
  /** Records that a day without file waits for its archive; does not change a day with a file. */
  setWaiting(key: string, day: CalendarDay, problem: LocalizableMessage): void
  /** Marks a whole day with a problem as broken until it has none; a day that is not whole stays so. */
  setVerified(key: string, day: CalendarDay, at: number, problem: LocalizableMessage | null): void
  setConfirmed(key: string, day: CalendarDay, at: number): void
  /** Stores the placement before its rename. */
  beginPlacement(key: string, placement: Placement): void
  /** Turns the placement into the day's record. */
  endPlacement(key: string, day: CalendarDay): void
  dropPlacement(key: string, day: CalendarDay): void
  placements(key: string): Placement[]
}

/** A series after one day: its state, and which file the day had. */
export interface SeriesDay {
  readonly day: CalendarDay
  readonly sha256: string
  readonly state: SeriesState
}

/** Port: bars of all collections. */
export interface BarStore {
  /** Null if nothing was built, or if the definition has changed since. */
  calibration(key: string, series: BarSeries): { readonly calibration: Calibration | null } | null
  /** Discards a series and starts it again. */
  begin(key: string, series: BarSeries, calibration: Calibration | null): void
  seriesDays(key: string, seriesId: string): { readonly day: CalendarDay; readonly sha256: string }[]
  lastDay(key: string, seriesId: string): SeriesDay | null
  dayBefore(key: string, seriesId: string, day: CalendarDay): SeriesDay | null
  /** Discards the days from this one on, with their bars. */
  forgetFrom(key: string, seriesId: string, day: CalendarDay): void
  /** Saves the day's state and its bars in one step; the last 5,000 of all bars stay readable. */
  saveDay(key: string, seriesId: string, day: SeriesDay, bars: readonly ClosedBar[]): void
  /** Bars with a number below `before`, newest first. */
  recent(key: string, seriesId: string, limit: number, before: number): ClosedBar[]
}

/** Port: the folder of a collection. Every rename is flushed to disk before it returns. */
export interface TradeFiles {
  freeBytes(folder: string): Promise<number | null>
  /** Returns a new path for a file to be written, in the collection's folder under `.incoming/`. */
  incoming(collection: Collection, name: string): Promise<string>
  dayPath(collection: Collection, day: CalendarDay): string
  /** Moves a written file into place. */
  place(temp: string, target: string): Promise<void>
  /** SHA-256 of a file; null if there is none. */
  hash(path: string): Promise<string | null>
  exists(path: string): Promise<boolean>
  remove(path: string): Promise<void>
  /** Removes the collection's leftovers under `.incoming/`, except the named files. */
  sweep(collection: Collection, keep: readonly string[]): Promise<void>
  append(path: string, text: string): Promise<void>
  /** Days with a file, recorded or not. */
  daysOnDisk(collection: Collection): Promise<string[]>
}

/** A trade of a REST page, as exact text. */
export interface PageTrade {
  readonly id: number
  readonly price: string
  readonly quantity: string
  /** Null if the exchange does not provide it; then price x quantity. */
  readonly quote: string | null
  /** Microseconds. */
  readonly time: EpochUs
  readonly buyerIsMaker: boolean
  /** Aggregate trades only. */
  readonly firstId?: number
  readonly lastId?: number
}

export interface PageRequest {
  readonly settings: TradesSettings
  readonly day: CalendarDay
  /** Continue after this trade; null starts at the first trade of the day. */
  readonly after: { readonly id: number; readonly time: number } | null
  readonly signal: AbortSignal
}

/** Trades in order, each once. `complete` is true when a trade of a later day was seen. */
export interface BatchPort {
  readonly trades: readonly PageTrade[]
  readonly complete: boolean
}

export interface ArchiveRequest {
  readonly settings: TradesSettings
  readonly day: CalendarDay
  /** Where to write the archive. */
  readonly path: string
  readonly signal: AbortSignal
  readonly progress: (bytes: number, of: number | null) => void
}

/** Port: one exchange. @throws VigieError source_*, trades_* */
export interface ExchangeSource {
  readonly name: string
  readonly hasArchives: boolean
  /** Downloads a day's archive and verifies its checksum. @throws trades_archive_missing | trades_checksum_wrong */
  archive(request: ArchiveRequest): Promise<{ readonly name: string }>
  pages(request: PageRequest): AsyncIterable<BatchPort>
}
