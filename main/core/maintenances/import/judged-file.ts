/** What was found in a file and would become of it, in numbers and by row. */
import type { GoneChoice, ValueMeaning } from '../../../../shared/import.ts'
import type { PreviewRow } from '../../../../shared/import-row.ts'
import type { TextEncoding } from '../../../../shared/occupation-import.ts'
import type { ImportedCalendar } from './decide.ts'
import type { TableLayout, TableToRead } from './layout.ts'
import type { IgnoredRow, ReadRows, RowFault } from './row.ts'

/** Rows that a preview shows. */
const ITEMS_SHOWN = 200
/** Ignored ones that a preview names. */
const IGNORED_NAMED = 20

/** What an import found and would do, or did, in numbers of rows. */
export interface ImportReport extends TableLayout {
  readonly format: 'table' | 'ical'
  readonly sheets: readonly string[]
  readonly encoding: TextEncoding | null
  readonly values: readonly ValueMeaning[]
  readonly created: number
  readonly updated: number
  readonly known: number
  readonly duplicates: number
  readonly assetsCreated: number
  /** Assets that the rows would add, and those that they would give a number. */
  readonly assetsNew: number
  readonly assetsNumbered: number
  readonly late: number
  /** Past ones that the owner leaves out. */
  readonly skipped: number
  readonly seriesContinued: number
  readonly seriesEnded: number
  /** Open maintenances that the calendar no longer has, and the first of them by name. */
  readonly gone: number
  readonly goneTitles: readonly string[]
  /** Rows that seem to be an open maintenance on another day, and the first of them by name. */
  readonly moved: number
  readonly movedTitles: readonly string[]
  /** Known ones that came from elsewhere before, and belong to the calendar from now on. */
  readonly adopted: number
  /** Rows or events of the file; each is in one of the other numbers, those of series and what is gone aside. */
  readonly read: number
  readonly ignored: number
  readonly ignoredRows: readonly IgnoredRow[]
  readonly faulty: number
  readonly faults: readonly RowFault[]
  readonly items: readonly PreviewRow[]
  /** Number of the recorded import; null in a preview, or if nothing changed. */
  readonly importId: number | null
}

/** How many of the maintenances that a calendar no longer has are cancelled: none because an answer was empty. */
export const cancelledAsGone = (
  { gone, read }: { readonly gone: number; readonly read: number },
  choice: GoneChoice,
): number => (choice === 'cancel' && read > 0 ? gone : 0)

/** A file that was judged. */
export interface JudgedFile {
  readonly report: ImportReport
  /** Stores the rows. @returns the number of assets created */
  readonly keep: () => number
}

/** What is known of a file besides its rows. */
export interface FileAbout {
  readonly format: ImportReport['format']
  readonly sheets: readonly string[]
  readonly encoding: TextEncoding | null
  readonly layout: TableLayout
  readonly ignored: TableToRead['ignored']
  readonly values: readonly ValueMeaning[]
  readonly calendar: ImportedCalendar | null
}

/** What is decided about the rows of a file. */
export interface DecidedRows<D> {
  readonly decisions: readonly D[]
  readonly repeated: number
  readonly faults: readonly RowFault[]
}

/** Returns the rows that a preview shows: the first ones, and of those that change what is stored as many as half of all. */
export function shownOf<D extends { readonly effect: string }>(decisions: readonly D[]): D[] {
  const changed = decisions.filter(({ effect }) => effect === 'changed').slice(0, ITEMS_SHOWN / 2)
  const chosen = new Set([...decisions.slice(0, ITEMS_SHOWN - changed.length), ...changed])
  return decisions.filter((one) => chosen.has(one))
}

const NONE_OF_MAINTENANCES = {
  late: 0,
  skipped: 0,
  seriesContinued: 0,
  seriesEnded: 0,
  gone: 0,
  goneTitles: [],
  moved: 0,
  movedTitles: [],
  adopted: 0,
  assetsNew: 0,
  assetsNumbered: 0,
}

/** Rows that add no asset, and are never late. @param shown returns a row as it would be kept */
export function judgedPlain<D extends { readonly effect: string }>(
  about: FileAbout,
  read: ReadRows<unknown>,
  { decisions, ...others }: DecidedRows<D>,
  shown: (decision: D) => PreviewRow,
  keep: () => void,
): JudgedFile {
  const items = shownOf(decisions).map(shown)
  const more = { ...NONE_OF_MAINTENANCES, items }
  return {
    report: reportOf(about, read, decisions, others, more),
    keep: () => {
      keep()
      return 0
    },
  }
}

/** Counts what was decided. */
export function reportOf(
  { format, sheets, encoding, layout, ignored, values }: FileAbout,
  read: ReadRows<unknown>,
  decisions: readonly { readonly effect: string }[],
  others: { readonly repeated: number; readonly faults: readonly RowFault[] },
  more: Pick<ImportReport, keyof typeof NONE_OF_MAINTENANCES | 'items'>,
): ImportReport {
  const having = (wanted: string) => decisions.filter(({ effect }) => effect === wanted).length
  return {
    ...layout,
    format,
    sheets,
    encoding,
    values,
    created: having('new'),
    updated: having('changed'),
    known: having('known') + others.repeated,
    duplicates: having('duplicate'),
    assetsCreated: 0,
    read: read.read,
    ignored: ignored.length,
    ignoredRows: ignored.slice(0, IGNORED_NAMED),
    faulty: read.faulty + others.faults.length,
    faults: [...read.faults, ...others.faults].sort((a, b) => a.line - b.line),
    importId: null,
    ...more,
  }
}
