/** Input and output of the worker entries of the trades kind. */
import type { TRADE_FIELDS } from '../../../../shared/contract/trades.ts'
import type { LocalizableMessage } from '../../../../shared/errors.ts'
import type { BarSeries, Dataset, TradeDigits } from '../../../../shared/kinds/trades.ts'
import type { CalendarDay } from '../../../../shared/time/units.ts'
import type { ClosedBar } from './bars/bar.ts'
import type { SeriesState } from './bars/series-state.ts'
import type { DayFacts, FileOrigin, WrittenFile } from './facts.ts'
import type { ArchiveForm, ContractWorth, DaySource } from './ports.ts'

/** `archive`: writes a day from an archive or a CSV file. Messages: rows so far. */
export interface ArchiveTask {
  readonly source: {
    readonly form: 'archive' | 'csv'
    readonly path: string
    readonly name: string
    /** What quantities count; absent or null: coins. */
    readonly contract?: ContractWorth | null
  }
  readonly previous: string | null
  readonly dataset: Dataset
  readonly digits: TradeDigits
  /** How the lines of an archive are written. */
  readonly form: ArchiveForm
  readonly day: CalendarDay
  readonly target: string
  readonly origin: FileOrigin
  /** Set if the trades are to be put in order first; null if they must be in order. */
  readonly mend: DayMending | null
}
/** What is known about trades that are not in order. */
export interface DayMending {
  /** CSV lines of trades to add, in the archive's form; null for none. */
  readonly extra: string | null
  /** The file of the day before, whose trades are not taken again; null if there is none. */
  readonly before: { readonly path: string; readonly lastId: number } | null
}

/** The file made of an archive, and what is told of the archive: whether it began with a header, and more. */
export type ArchiveAnswer = WrittenFile & {
  readonly header: boolean
  /** Identical repeated trades, taken once. */
  readonly duplicates: number
  /** Trades after one with a higher id. */
  readonly reordered: number
  /** Whether the takers of all trades were on one side. */
  readonly oneSided: boolean
}

/** `verify`: reads files and checks them. Messages: how many are done. */
export interface VerifyTask {
  readonly files: readonly { readonly day: CalendarDay; readonly path: string }[]
}

/** What one stored file contains, as read back from the disk. */
export interface FileInspection {
  readonly day: CalendarDay
  /** Null if the file cannot be read; then `problem` says why. */
  readonly facts: DayFacts | null
  readonly sha256: string | null
  readonly bytes: number
  readonly problem: LocalizableMessage | null
  /** What the footer says; null if it says nothing. */
  readonly about: (FileOrigin & { readonly source: DaySource; readonly contentSha256: string }) | null
}

/** `bars`: sums the trades of one day (`calibrate`), or builds the bars of some (`build`). Messages: rows so far. */
export interface CalibrateTask {
  readonly action: 'calibrate'
  readonly path: string
}

/** Builds the bars of days for several series, each day read once. */
export interface BuildTask {
  readonly action: 'build'
  readonly digits: TradeDigits
  readonly days: readonly { readonly day: CalendarDay; readonly path: string }[]
  readonly series: readonly SeriesTask[]
}

/** A series and the state it was left in. */
export interface SeriesTask {
  readonly series: BarSeries
  readonly state: SeriesState
  /** The first day not yet included in this series. */
  readonly from: string
  /** The file to write for the bars of each day. */
  readonly targets: Readonly<Record<string, string>>
}

/** The bars of one day of one series. */
export interface BuiltDay {
  readonly seriesId: string
  readonly day: CalendarDay
  readonly state: SeriesState
  readonly bars: number
  /** The newest bars of the day, at most 5,000. */
  readonly recent: readonly ClosedBar[]
}

/** What the worker of bars is asked to do. */
export type BarsTask = CalibrateTask | BuildTask

/** `adopt`: inspects a file or folder from elsewhere, splits it by day, or exports trades or bars as CSV. */
export interface AdoptTask {
  readonly action: 'split'
  readonly path: string
  readonly columns: Readonly<Record<string, string>>
  /** Folder for the temporary files of the days. */
  readonly folder: string
  /** What the files say they belong to. */
  readonly collection: { readonly exchange: string; readonly symbol: string }
  /** What the symbol is called, and was called; absent: trades of any symbol are taken. */
  readonly symbols?: readonly string[]
  readonly digits: TradeDigits
}

/** Looks into a file or folder without changing anything. */
export interface PreviewTask {
  readonly action: 'preview'
  readonly path: string
  readonly columns: Readonly<Record<string, string>>
  /** As of AdoptTask. */
  readonly symbols?: readonly string[]
  readonly digits: TradeDigits
}

/** What the first file of a folder contains. */
export interface FilesPreview {
  readonly files: number
  readonly bytes: number
  /** The first file, which the other fields describe; null if there is none. */
  readonly file: string | null
  readonly columns: readonly string[]
  /** Column by field. */
  readonly mapping: Readonly<Record<string, string>>
  /** Fields still without a column. */
  readonly missing: readonly (typeof TRADE_FIELDS)[number][]
  readonly sample: readonly SampleTrade[]
  /** Why the first rows are not trades. */
  readonly problem: LocalizableMessage | null
}

/** One trade of a preview; numbers as text, exactly as they would be stored. */
export interface SampleTrade {
  readonly id: string
  readonly price: string
  readonly quantity: string
  readonly time: string
  readonly buyer_is_maker: boolean
}

/** Writes trades or bars of several files into one CSV file. */
export interface ExportTask {
  readonly action: 'export'
  readonly what: 'trades' | 'bars'
  readonly dataset: Dataset
  readonly paths: readonly string[]
  /** The temporary file, renamed to `target` at the end. */
  readonly aside: string
  readonly target: string
}

/** A day adopted from another program's files, in a temporary file. */
export interface AdoptedDay {
  readonly day: CalendarDay
  readonly temp: string
  readonly file: WrittenFile
}
