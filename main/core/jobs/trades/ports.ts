/** What the trades kind asks of the world: a manifest, files, an exchange, a free disk. */
import type { DayState } from '../../../../shared/contract/trades.ts'
import type { LocalizableMessage } from '../../../../shared/errors.ts'
import type { BarSeries, TradesSettings } from '../../../../shared/kinds/trades.ts'
import type { ClosedBar } from './bars/bar.ts'
import type { SeriesState } from './bars/series-state.ts'
import type { Calibration } from './bars/threshold.ts'
import type { Collection } from './collection.ts'
import type { WrittenFile } from './facts.ts'

export type DaySource = 'archive' | 'pages' | 'adopted'

/** One day of the manifest. Without a file (`missing`, `waiting`) `file` is null. */
export interface DayRecord {
  readonly day: string
  readonly state: Exclude<DayState, 'missing'>
  readonly source: DaySource | null
  readonly file: WrittenFile | null
  readonly verifiedAt: number | null
  /** What the last verification, or the last try, found. */
  readonly problem: LocalizableMessage | null
  /** When the exchange was asked again and sent the very same file: its gaps are the exchange's own. */
  readonly confirmedAt: number | null
}

/** A file written aside whose rename and manifest row are one step: begun before the rename, ended after it. */
export interface Placement {
  readonly day: string
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

/** The manifest of all collections. */
export interface TradeStore {
  day(key: string, day: string): DayRecord | null
  /** Days from `from` to `to`, ascending; only those recorded. */
  days(key: string, from: string, to: string): DayRecord[]
  daysInState(key: string, state: DayState): string[]
  totals(key: string): Totals
  /** The nearest day before that has a whole file. */
  wholeBefore(key: string, day: string): DayRecord | null
  /** Records a day without file that its archive is awaited for; a day with a file is left alone. */
  setWaiting(key: string, day: string, problem: LocalizableMessage): void
  /** A whole day with a problem is broken until it has none; a day that is not whole stays so. */
  setVerified(key: string, day: string, at: number, problem: LocalizableMessage | null): void
  setConfirmed(key: string, day: string, at: number): void
  /** Notes what is about to be renamed. */
  beginPlacement(key: string, placement: Placement): void
  /** Makes the placement the day's record. */
  endPlacement(key: string, day: string): void
  dropPlacement(key: string, day: string): void
  placements(key: string): Placement[]
}

/** What a series remembers of one day: its state after that day, and which file that was. */
export interface SeriesDay {
  readonly day: string
  readonly sha256: string
  readonly state: SeriesState
}

/** Bars of all collections. */
export interface BarStore {
  /** Null where nothing was built, or where the definition has changed since. */
  calibration(key: string, series: BarSeries): { readonly calibration: Calibration | null } | null
  /** Forgets a series and begins it anew. */
  begin(key: string, series: BarSeries, calibration: Calibration | null): void
  seriesDays(key: string, seriesId: string): { readonly day: string; readonly sha256: string }[]
  lastDay(key: string, seriesId: string): SeriesDay | null
  dayBefore(key: string, seriesId: string, day: string): SeriesDay | null
  /** Forgets the days from this one on, with their bars. */
  forgetFrom(key: string, seriesId: string, day: string): void
  /** In one step: the day's state and its bars; of all bars the last 5,000 stay readable. */
  saveDay(key: string, seriesId: string, day: SeriesDay, bars: readonly ClosedBar[]): void
  /** Bars with a lower number than `before`, newest first. */
  recent(key: string, seriesId: string, limit: number, before: number): ClosedBar[]
}

/** The folder of a collection. Every rename is forced to the disk before it is answered. */
export interface TradeFiles {
  freeBytes(folder: string): Promise<number | null>
  /** A new path for a file being written, under `.incoming/` and there in a folder of the collection's own. */
  incoming(collection: Collection, name: string): Promise<string>
  dayPath(collection: Collection, day: string): string
  /** Renames a written file to its place. */
  place(temp: string, target: string): Promise<void>
  /** SHA-256 of a file; null where there is none. */
  hash(path: string): Promise<string | null>
  exists(path: string): Promise<boolean>
  remove(path: string): Promise<void>
  /** Removes what is left of the collection under `.incoming/`, but the files named. */
  sweep(collection: Collection, keep: readonly string[]): Promise<void>
  append(path: string, text: string): Promise<void>
  /** Days that have a file, whether recorded or not. */
  daysOnDisk(collection: Collection): Promise<string[]>
}

/** A trade as a REST page tells it, in exact words. */
export interface PageTrade {
  readonly id: number
  readonly price: string
  readonly quantity: string
  /** Null where the exchange does not say; then price x quantity. */
  readonly quote: string | null
  /** Microseconds. */
  readonly time: number
  readonly buyerIsMaker: boolean
  /** Aggregate trades only. */
  readonly firstId?: number
  readonly lastId?: number
}

export interface PageRequest {
  readonly settings: TradesSettings
  readonly day: string
  /** Go on behind this trade; null begins at the first trade of the day. */
  readonly after: { readonly id: number; readonly time: number } | null
  readonly signal: AbortSignal
}

/** Trades in order, each once. `complete` once a trade of a later day was seen. */
export interface BatchPort {
  readonly trades: readonly PageTrade[]
  readonly complete: boolean
}

export interface ArchiveRequest {
  readonly settings: TradesSettings
  readonly day: string
  /** Where to write the archive. */
  readonly path: string
  readonly signal: AbortSignal
  readonly progress: (bytes: number, of: number | null) => void
}

/** One exchange. @throws VigieError source_*, trades_* */
export interface ExchangeSource {
  readonly name: string
  readonly hasArchives: boolean
  /** Downloads a day's archive and checks its checksum. @throws trades_archive_missing | trades_checksum_wrong */
  archive(request: ArchiveRequest): Promise<{ readonly name: string }>
  pages(request: PageRequest): AsyncIterable<BatchPort>
}
