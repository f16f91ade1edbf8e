/** Ports of the trades kind: manifest, files, exchange, free disk space. */

import type { DayState } from '../../../../shared/contract/trade-quality.ts'
import type { LocalizableMessage } from '../../../../shared/errors.ts'
import type { BarSeries } from '../../../../shared/kinds/trades.ts'
import type { CalendarDay } from '../../../../shared/time/units.ts'
import type { ClosedBar, TradeSums } from './bars/bar.ts'
import type { SeriesState } from './bars/series-state.ts'
import type { TradeCollection } from './collection.ts'
import type { PageTrade, SymbolRequest } from './exchange-trade.ts'
import type { IdGap, WrittenFile } from './facts.ts'
import type { LiveSource } from './live/live-source.ts'

/** Where the trades of a stored day came from. */
export type DaySource = 'archive' | 'pages' | 'adopted'

/** What the owner said about a day that is not whole: bars go over it. */
interface Acceptance {
  readonly at: number
  readonly reason: string
}

/** How the trades of a day came to be what they are. */
export interface DayQuality {
  /** The archive the trades are from, as the exchange published it; null if they are from elsewhere. */
  readonly archive: { readonly sha256: string; readonly etag: string | null } | null
  /** Identical repeated trades that were taken once, also those the day before holds. */
  readonly duplicates: number
  /** Trades that came after one with a higher id, and were sorted. */
  readonly reordered: number
  /** Ids missing in the archive that pages of the exchange filled. */
  readonly filled: readonly IdGap[]
  /** What the owner should know about the source; null if there is nothing. */
  readonly note: LocalizableMessage | null
}

/** One day of the manifest. `file` is null if there is none (`missing`, `waiting`, `quarantined`, `absent`). */
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
  /** Attempts in a row that did not make the day whole, or times its archive was asked about again. */
  readonly attempts: number
  /** When the exchange is asked about the day again, ms; null: at the next run if the day is not whole, else never. */
  readonly nextAt: number | null
  readonly accepted: Acceptance | null
  /** Null if the day has no file, or one written before quality was recorded. */
  readonly quality: DayQuality | null
}

/** A day without a good file, and when it is tried again. A day that has a file keeps its state. */
export interface SetApart {
  readonly state: 'waiting' | 'quarantined' | 'absent'
  readonly problem: LocalizableMessage
  readonly attempts: number
  readonly nextAt: number
  /** Whether the state changes though the day has a file. */
  readonly evenIfHeld?: boolean
}

/** A temporary file whose rename and manifest row are one step: begun before the rename, ended after it. */
export interface FilePlacement {
  readonly day: CalendarDay
  readonly temp: string
  readonly state: 'partial' | 'stored'
  readonly source: DaySource
  readonly file: WrittenFile
  /** Absent if an older version began the placement. */
  readonly quality?: DayQuality
  /** When the archive is asked about again, ms; absent or null: never. */
  readonly nextAt?: number | null
}

/** What is stored of a collection in all. Sizes in bytes, days in UTC. */
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
  /** Days that need nothing now: whole, accepted, or set apart until later. */
  settledDays(key: string, now: number): string[]
  /** Whole days whose archive is asked about again by now, longest overdue first. */
  daysToRecheck(key: string, now: number, most: number): string[]
  /** The nearest later day with a whole file. */
  wholeAfter(key: string, day: CalendarDay): DayRecord | null
  /** Records why a day is not whole. A day with a file keeps its state and its file. */
  setApart(key: string, day: CalendarDay, apart: SetApart): void
  /** Sets when the archive of a whole day is asked about again; null: never. */
  setNext(key: string, day: CalendarDay, attempts: number, nextAt: number | null): void
  /** Days set apart are due at once. */
  askSoon(key: string): void
  /** The day is collected again at the next run, and no longer accepted. */
  askAgain(key: string, day: CalendarDay): void
  accept(key: string, day: CalendarDay, acceptance: Acceptance): void
  /** Removes the record of a day. */
  forget(key: string, day: CalendarDay): void
  /** Marks a whole day with a problem as broken until it has none; a day that is not whole stays so. */
  setVerified(key: string, day: CalendarDay, at: number, problem: LocalizableMessage | null): void
  setConfirmed(key: string, day: CalendarDay, at: number): void
  /** Stores the placement before its rename. */
  beginPlacement(key: string, placement: FilePlacement): void
  /** Turns the placement into the day's record. */
  endPlacement(key: string, day: CalendarDay): void
  dropPlacement(key: string, day: CalendarDay): void
  /** Returns the id that the marker of a folder must have; null if the collection has not marked it. */
  folderId(key: string, folder: string): string | null
  saveFolderId(key: string, folder: string, id: string): void
  /** Whether the collection has marked a folder with this id, wherever that was. */
  hasFolderId(key: string, id: string): boolean
  placements(key: string): FilePlacement[]
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
  calibration(key: string, series: BarSeries): { readonly calibration: TradeSums | null } | null
  /** Discards a series and starts it again. @param calibration the sums of its first day, if it needs them */
  begin(key: string, series: BarSeries, calibration: TradeSums | null): void
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

/** What the marker of a collection's folder says. */
export interface Marker {
  readonly collection: string
  /** The same in the database of the data folder that owns the files, wherever both are moved. */
  readonly id: string
  /** Where that data folder was when it last wrote there, absolute; absent if an older version did. */
  readonly dataFolder?: string | undefined
}

/** Port: the folder of a collection. Every rename is flushed to disk before it returns. */
export interface TradeFiles {
  freeBytes(folder: string): Promise<number | null>
  /** Returns a new path for a file to be written, in the collection's folder under `.incoming/`. */
  incoming(collection: TradeCollection, name: string): Promise<string>
  dayPath(collection: TradeCollection, day: CalendarDay): string
  /** Moves a written file into place. */
  place(temp: string, target: string): Promise<void>
  /** SHA-256 of a file; null if there is none. */
  hash(path: string): Promise<string | null>
  exists(path: string): Promise<boolean>
  remove(path: string): Promise<void>
  /** Removes the collection's leftovers under `.incoming/`, except the named files. */
  sweep(collection: TradeCollection, keep: readonly string[]): Promise<void>
  append(path: string, text: string): Promise<void>
  /** Returns the marker of the collection's folder; null if there is none. @throws errors of the file system */
  readMarker(collection: TradeCollection): Promise<Marker | null>
  writeMarker(collection: TradeCollection, marker: Marker): Promise<void>
  /** Whether an absolute path is in a folder, or that folder. */
  isWithin(path: string, folder: string): boolean
  /** Whether a data folder of Vigie is there that is another than `own`. */
  isOtherDataFolder(path: string, own: string): Promise<boolean>
  /** Days with a file, recorded or not. */
  daysOnDisk(collection: TradeCollection): Promise<string[]>
}

/** A request for a day. */
export interface DayRequest extends SymbolRequest {
  readonly day: CalendarDay
}

/** The next page of trades of a day. */
export interface PageRequest extends DayRequest {
  /** Continue after this trade; null starts at the first trade of the day. */
  readonly after: { readonly id: number; readonly time: number } | null
}

/** The first trade after a day: the day has no more. */
export type LaterTrade = Pick<PageTrade, 'id' | 'time'>

/** Trades in order, each once. */
export interface BatchPort {
  readonly trades: readonly PageTrade[]
  /** Whether a trade of a later day was seen: the day has no more trades. */
  readonly complete: boolean
  /** That later trade; null if none was seen. */
  readonly later: LaterTrade | null
}

/** The archive of a day, to be written to a file. */
export interface ArchiveRequest extends DayRequest {
  /** Where to write the archive. */
  readonly path: string
  readonly progress: (bytes: number, of: number | null) => void
}

/**
 * How lines of archives are written: as Binance does (`amounts`: coins, then what was paid; `contracts`: contracts, then
 * coins), or as another exchange.
 */
export type ArchiveForm = 'amounts' | 'contracts' | 'bybit' | 'bybit-linear' | 'bybit-inverse' | 'okx'

/** One contract: so many coins, or so many dollars if it is settled in coins (inverse). */
export interface ContractWorth {
  /** Exact decimal. */
  readonly value: string
  readonly inverse: boolean
}

/** A downloaded archive whose checksum is right. */
export interface TradeArchive {
  readonly name: string
  readonly sha256: string
  readonly etag: string | null
  /** What its quantities count; absent or null: coins. */
  readonly contract?: ContractWorth | null
}

/** Trades of a gap. */
export interface GapAnswer {
  readonly trades: readonly PageTrade[]
  /** Whether a trade after the gap was seen: ids it did not give do not exist. */
  readonly conclusive: boolean
}

/** Port: one exchange. @throws VigieError source_*, trades_* */
export interface ExchangeSource {
  readonly name: string
  readonly hasArchives: boolean
  /** How lines of archives are written. */
  readonly form: ArchiveForm
  /** Whether ids begin anew each day. */
  readonly numbersDaily: boolean
  /** How it sends trades as they happen. */
  readonly live: LiveSource
  /** Downloads a day's archive and verifies its checksum, if the exchange publishes one. @throws trades_archive_missing | trades_checksum_wrong */
  archive(request: ArchiveRequest): Promise<TradeArchive>
  /** Whether the exchange still publishes the archive that a day is from. @throws trades_archive_missing */
  isCurrent(request: DayRequest, archive: Pick<TradeArchive, 'sha256' | 'etag'>): Promise<boolean>
  pages(request: PageRequest): AsyncIterable<BatchPort>
  /** Returns the trades of missing ids. An exchange without pages by id answers none, inconclusively. */
  between(request: DayRequest, gap: IdGap): Promise<GapAnswer>
}
