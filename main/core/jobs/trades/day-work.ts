/** What the collection of one day needs, and the steps that archives and pages share. */
import { VigieError } from '../../../../shared/errors.ts'
import type { CalendarDay } from '../../../../shared/time/units.ts'
import type { TradeCollection } from './collection.ts'
import type { FileOrigin } from './facts.ts'
import { sameNumbering, symbolOn } from './numbering.ts'
import type { DayRecord, DayRequest, DaySource } from './ports.ts'
import type { Reporter } from './reporter.ts'
import type { ArchiveAnswer, ArchiveTask, DayMending } from './tasks.ts'
import type { Workspace } from './workspace.ts'

export interface DayWork extends Workspace {
  readonly collection: TradeCollection
  readonly signal: AbortSignal
  readonly reporter: Reporter
}

/** Share of the download in a day's progress. */
export const DOWNLOAD_SHARE = 0.5
/** Assumed trades of a day if no count is known, for the progress only. */
const USUAL_ROWS = 2_000_000

/** Returns the part of every request to the exchange that is the same. */
export function requestFor({ collection, signal, reporter }: DayWork, day: CalendarDay): DayRequest {
  const { settings } = collection
  return {
    settings: { ...settings, symbol: symbolOn(settings, day) },
    day,
    signal,
    waiting: (until) => reporter.waiting(until),
  }
}

/** Returns what the footer of a day's file says. */
export function originOf(
  { settings }: TradeCollection,
  day: CalendarDay,
  source: DaySource,
  archiveSha256: string | null,
): FileOrigin {
  const { exchange, dataset, symbol } = settings
  return { exchange, dataset, symbol, day, source, archiveSha256 }
}

export interface Writing {
  readonly source: ArchiveTask['source']
  readonly origin: FileOrigin
  /** The file whose trades come first; null for none. */
  readonly previous: string | null
  readonly mend: DayMending | null
  /** Name of the temporary file. */
  readonly name?: string
}

/** Writes a day to a temporary file in a worker thread. @throws VigieError trades_* */
export async function writeDay(
  work: DayWork,
  day: CalendarDay,
  { name = `${day}.parquet`, ...writing }: Writing,
): Promise<ArchiveAnswer> {
  const { collection, files, workers, signal, store, reporter, exchanges } = work
  const { dataset, digits, exchange } = collection.settings
  const form = writing.source.form === 'archive' ? exchanges[exchange].form : 'amounts'
  const target = await files.incoming(collection, name)
  const usual = store.wholeBefore(collection.key, day)?.file?.rows ?? USUAL_ROWS
  const input: ArchiveTask = { ...writing, dataset, digits, form, day, target }
  const onMessage = (rows: unknown) => {
    const share = Math.min(0.99, DOWNLOAD_SHARE + ((rows as number) / usual) * (1 - DOWNLOAD_SHARE))
    reporter.day('trades.step.convert', share, rows as number)
  }
  return workers.run<ArchiveTask, ArchiveAnswer>('archive', { input, signal, onMessage })
}

/** Returns the nearest earlier whole day whose ids the day continues; null if there is none. */
function numberedBefore(work: DayWork, day: CalendarDay): DayRecord | null {
  const { store, collection } = work
  const before = store.wholeBefore(collection.key, day)
  return before !== null && sameNumbering(work, collection.settings, before.day, day) ? before : null
}

/** Returns the last trade before a day, and its file; null if none is stored. */
export async function lastBefore(work: DayWork, day: CalendarDay): Promise<DayMending['before']> {
  const { collection, files } = work
  const before = numberedBefore(work, day)
  const lastId = before?.file?.lastId ?? null
  if (before === null || lastId === null) return null
  const path = files.dayPath(collection, before.day)
  return (await files.exists(path)) ? { path, lastId } : null
}

/** Whether the day begins after the end of the last stored day. */
export function follows(work: DayWork, day: CalendarDay, file: ArchiveAnswer): boolean {
  const before = numberedBefore(work, day)?.file?.lastId
  return typeof before !== 'number' || file.firstId === null || file.firstId > before
}

/** Whether nothing can lie between the last stored day and a trade; true if nothing is stored before. */
export function mayFollow(work: DayWork, day: CalendarDay, id: number): boolean {
  const before = numberedBefore(work, day)?.file?.lastId
  return typeof before !== 'number' || id <= before + 1
}

/** @throws VigieError trades_out_of_sequence if the day begins before the end of the last stored day */
export function assertFollows(work: DayWork, day: CalendarDay, file: ArchiveAnswer): void {
  if (follows(work, day, file)) return
  const { collection, exchanges } = work
  const before = numberedBefore(work, day)?.file?.lastId as number
  const source = exchanges[collection.settings.exchange].name
  throw new VigieError('trades_out_of_sequence', {
    source,
    found: file.firstId as number,
    expected: before + 1,
  })
}
