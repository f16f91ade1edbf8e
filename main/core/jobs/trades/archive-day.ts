/** Collects a past day: from its archive, or, if that is missing or wrong, from pages. */

import { type LocalizableMessage, VigieError } from '../../../../shared/errors.ts'
import { daysBetween, utcDay } from '../../../../shared/time/calendar-day.ts'
import type { CalendarDay } from '../../../../shared/time/units.ts'
import {
  assertFollows,
  type DayWork,
  follows,
  lastBefore,
  mayFollow,
  originOf,
  writeDay,
} from './day-work.ts'
import type { Downloads } from './downloads.ts'
import { sameTrades, type WrittenFile } from './facts.ts'
import { fillGaps } from './gaps.ts'
import { sameNumbering } from './numbering.ts'
import { collectPages, type PagesRead } from './pages-day.ts'
import { place } from './placement.ts'
import type { DayQuality, DayRecord, TradeArchive } from './ports.ts'
import { isDoubtful, isExchangeFault, PATIENCE_DAYS, recheckAfter } from './retry-plan.ts'
import { fillSeams } from './seams.ts'
import type { ArchiveAnswer } from './tasks.ts'

/** What became of a day that is not stored. */
export interface Absence {
  /** The first later day with trades; null if the symbol is not traded any more. */
  readonly until: CalendarDay | null
  readonly problem: LocalizableMessage
}

/**
 * Stores a past day. @param pages whether pages are asked if there is no archive
 * @returns null if it is stored or continued; an absence if the exchange says that it has no trades of it
 * @throws VigieError source_* | trades_*: the day is to be set apart, or the disk or Vigie is at fault
 */
export async function collectPast(
  work: DayWork,
  day: CalendarDay,
  downloads: Downloads,
  pages = true,
): Promise<Absence | null> {
  try {
    const archive = await downloads.take(day)
    await storeArchive(work, day, archive, await downloads.path(day))
    return null
  } catch (error) {
    if (isMissing(error)) return pages ? await withoutArchive(work, day, error) : null
    if (!isDoubtful(error)) throw error
    await downloads.drop(day)
    return await secondTry(work, day, downloads, error)
  } finally {
    await downloads.drop(day)
  }
}

/** A wrong archive may only have arrived wrong: it is downloaded once more. */
async function secondTry(
  work: DayWork,
  day: CalendarDay,
  downloads: Downloads,
  first: VigieError,
): Promise<null> {
  if (first.code === 'trades_rows_contradict') throw first
  try {
    const archive = await downloads.take(day)
    await storeArchive(work, day, archive, await downloads.path(day))
    return null
  } catch (error) {
    if (!isDoubtful(error)) throw error
    await settleDoubt(work, day, error, await downloads.path(day))
    return null
  }
}

/** Converts, checks and places a downloaded archive. */
async function storeArchive(
  work: DayWork,
  day: CalendarDay,
  archive: TradeArchive,
  path: string,
): Promise<void> {
  const { collection, files, reporter, store, clock } = work
  const converted = await convert(work, day, archive, path)
  const filled = await fillGaps(work, day, { archive, path }, converted)
  const filling = await fillSeams(work, day, { archive, path }, filled)
  const file = filling.file
  assertFollows(work, day, file)
  const quality: DayQuality = {
    archive: { sha256: archive.sha256, etag: archive.etag },
    duplicates: file.duplicates,
    reordered: file.reordered,
    filled: filling.filled,
    note: noteOf(file),
  }
  const nextAt = clock.now() + (recheckAfter(0) ?? 0)
  const temp = await files.incoming(collection, `${day}.parquet`)
  await place(work, collection, { day, temp, state: 'stored', source: 'archive', file, quality, nextAt })
  if (filling.conclusive) store.setConfirmed(collection.key, day, clock.now())
  checkNext(work, day, file)
  reporter.done(file.rows, file.bytes)
}

/** So many trades are never all bought, or all sold. */
const MANY = 1000

/** Returns what is doubtful about an archive that is whole; null if nothing is. */
const noteOf = ({ oneSided, rows: count }: ArchiveAnswer): LocalizableMessage | null =>
  oneSided && count >= MANY ? { messageKey: 'day.one_sided', params: { count } } : null

/** Converts an archive as it is; if its trades are not in order, again with sorting. */
async function convert(
  work: DayWork,
  day: CalendarDay,
  archive: TradeArchive,
  path: string,
): Promise<ArchiveAnswer> {
  const origin = originOf(work.collection, day, 'archive', archive.sha256)
  const { name, contract = null } = archive
  const source = { form: 'archive', path, name, contract } as const
  const writing = { source, origin, previous: null }
  try {
    const file = await writeDay(work, day, { ...writing, mend: null })
    if (follows(work, day, file)) return file
  } catch (error) {
    if (!isOutOfOrder(error)) throw error
  }
  const before = await lastBefore(work, day)
  return writeDay(work, day, { ...writing, mend: { extra: null, before } })
}

/** A later day that repeats trades of this one, which came after it, is made again. */
function checkNext(work: DayWork, day: CalendarDay, { lastId }: WrittenFile): void {
  const { store, collection } = work
  const next = store.wholeAfter(collection.key, day)
  const firstId = next?.file?.firstId ?? null
  if (next === null || lastId === null || firstId === null || firstId > lastId) return
  if (!sameNumbering(work, collection.settings, day, next.day)) return
  store.askAgain(collection.key, next.day)
}

/** An archive that is late is waited for; after some days, pages take its place. */
async function withoutArchive(work: DayWork, day: CalendarDay, missing: VigieError): Promise<Absence | null> {
  const { clock, collection, exchanges } = work
  if (daysBetween(day, utcDay(clock.now())) <= PATIENCE_DAYS) throw missing
  const source = exchanges[collection.settings.exchange].name
  try {
    const read = await pagesInstead(work, day, { messageKey: 'day.from_pages' })
    if (read.later === null) throw missing
    if (read.rows > 0) return null
    // Pages that do not reach back that far begin with a trade whose id does not follow.
    if (!mayFollow(work, day, read.later.id)) throw missing
    const until = utcDay(Math.floor(read.later.time / 1000))
    return { until, problem: { messageKey: 'day.no_trades', params: { source, day: until } } }
  } catch (error) {
    if (error instanceof VigieError && error.code === 'trades_symbol_unknown') {
      if (work.store.totals(collection.key).days === 0) throw error
      return { until: null, problem: error.localizable }
    }
    // The pages' own trouble is not why the day is missing.
    throw isExchangeFault(error) ? missing : error
  }
}

async function pagesInstead(work: DayWork, day: CalendarDay, note: LocalizableMessage): Promise<PagesRead> {
  return collectPages(work, day, { record: await partialRecord(work, day), note, emptyIsAbsent: true })
}

/** Returns the day as far as pages have been written, to continue it; null if it was not written from pages. */
export async function partialRecord(
  { collection, store, files }: DayWork,
  day: CalendarDay,
): Promise<DayRecord | null> {
  const record = store.day(collection.key, day)
  if (record?.state !== 'partial' || record.source !== 'pages') return null
  const found = await files.hash(files.dayPath(collection, day))
  return found === record.file?.sha256 ? record : null
}

/**
 * Asks the pages about an archive that stays wrong. The pages' trades are stored if the archive cannot be read or has
 * the same ones. @throws VigieError trades_archive_doubted otherwise: the day is quarantined
 */
async function settleDoubt(work: DayWork, day: CalendarDay, doubt: VigieError, path: string): Promise<void> {
  if (doubt.code === 'trades_rows_contradict') throw doubt
  const archived = await readable(work, day, path)
  const doubted = (pages: LocalizableMessage) =>
    new VigieError('trades_archive_doubted', {
      symbol: work.collection.settings.symbol,
      day,
      archive: doubt.localizable,
      pages,
    })
  let read: PagesRead
  try {
    read = await pagesInstead(work, day, {
      messageKey: 'day.archive_doubted',
      params: { archive: doubt.localizable },
    })
  } catch (error) {
    if (!isExchangeFault(error)) throw error
    throw doubted({ messageKey: 'pages.unreachable', params: { detail: error.localizable } })
  }
  const file = work.store.day(work.collection.key, day)?.file ?? null
  if (read.later === null || read.rows === 0 || file === null)
    throw doubted({ messageKey: 'pages.too_short' })
  if (archived === null || sameTrades(archived, file)) return
  throw doubted({ messageKey: 'pages.differ', params: { archived: archived.rows, paged: file.rows } })
}

/** Returns the facts of an archive whose checksum is wrong; null if it cannot be read. */
async function readable(work: DayWork, day: CalendarDay, path: string): Promise<WrittenFile | null> {
  const name = `${day}-doubted.parquet`
  const origin = originOf(work.collection, day, 'archive', null)
  try {
    const source = { form: 'archive', path, name: day } as const
    return await writeDay(work, day, { source, origin, previous: null, mend: null, name })
  } catch (error) {
    if (!isDoubtful(error)) throw error
    return null
  } finally {
    await work.files.remove(await work.files.incoming(work.collection, name))
  }
}

const isMissing = (error: unknown): error is VigieError =>
  error instanceof VigieError && error.code === 'trades_archive_missing'

/** Whether the trades of an archive are only out of order, or repeated. */
function isOutOfOrder(error: unknown): boolean {
  if (!(error instanceof VigieError) || error.code !== 'trades_row_malformed') return false
  const { problem } = error.params
  const messageKey = typeof problem === 'object' && 'messageKey' in problem ? problem.messageKey : null
  return messageKey === 'row.twice' || messageKey === 'row.lower'
}
