/** Reads a day page by page: every day of an exchange without archives, and the days whose archive is not there. */

import type { LocalizableMessage } from '../../../../shared/errors.ts'
import { utcDay } from '../../../../shared/time/calendar-day.ts'
import type { CalendarDay } from '../../../../shared/time/units.ts'
import { csvLine } from './csv-line.ts'
import { assertFollows, type DayWork, originOf, requestFor, writeDay } from './day-work.ts'
import { scaleOf } from './decimal.ts'
import type { PageTrade } from './exchange-trade.ts'
import { place } from './placement.ts'
import type { BatchPort, DayQuality, DayRecord, LaterTrade } from './ports.ts'
import { archiveAfter, CONTINUE_MS } from './retry-plan.ts'

/** Number of trades after which pages are written to the day's file. */
const SLICE = 200_000
/** Time after which they are written though they are fewer, ms: what a kill can lose at a slow exchange. */
const SLICE_MS = 60_000

export interface PagesOptions {
  /** The day so far, to continue it; null to read it from the start. */
  readonly record: DayRecord | null
  /** Why pages are read though the exchange has archives; null if it is usual. */
  readonly note?: LocalizableMessage | null
  /** Whether a day without trades is not written as an empty file. */
  readonly emptyIsAbsent?: boolean
}

/** How far the pages reached. */
export interface PagesRead {
  /** Trades of the day so far. */
  readonly rows: number
  /** The first trade of a later day: the day is whole. Null if none was seen. */
  readonly later: LaterTrade | null
}

/**
 * Reads the new trades of a day, in slices; the day is whole when a later trade was seen. Trades read before an error
 * are kept. @throws VigieError source_* | trades_*
 */
export async function collectPages(
  work: DayWork,
  day: CalendarDay,
  options: PagesOptions,
): Promise<PagesRead> {
  const { collection, store, reporter, clock } = work
  const { record } = options
  const before = record?.file?.rows ?? 0
  const source = work.exchanges[collection.settings.exchange]
  const slice = newSlice(record, clock.monotonic())
  const scale = scaleOf(collection.settings.digits)
  const line = (trade: PageTrade) => csvLine(trade, scale, source.name)
  const write = () => writeSlice(work, day, slice, options)
  try {
    for await (const batch of source.pages({ ...requestFor(work, day), after: lastOf(record) })) {
      take(slice, batch, line)
      reporter.day('trades.step.pages', 0, slice.all)
      const late = slice.count > 0 && clock.monotonic() - slice.since >= SLICE_MS
      if (slice.count >= SLICE || late) await write()
    }
  } catch (error) {
    if (slice.count > 0 && !work.signal.aborted) await write()
    throw error
  }
  const empty = before === 0 && slice.all === 0
  const isDue = slice.count > 0 || (slice.later !== null && !(empty && options.emptyIsAbsent))
  if (isDue) await write()
  if (slice.later === null && day < utcDay(clock.now())) rest(work, day)
  const file = store.day(collection.key, day)?.file
  reporter.done((file?.rows ?? 0) - before, file?.bytes ?? 0)
  return { rows: before + slice.all, later: slice.later }
}

/** A past day without a later trade is continued after a pause. */
function rest({ store, collection, clock }: DayWork, day: CalendarDay): void {
  const attempts = (store.day(collection.key, day)?.attempts ?? 0) + 1
  store.setNext(collection.key, day, attempts, clock.now() + CONTINUE_MS)
}

interface PageSlice {
  lines: string[]
  count: number
  all: number
  /** When the last slice was written, by the monotonic clock, ms. */
  since: number
  later: LaterTrade | null
  /** Whether the day's file already has the trades before these. */
  continues: boolean
}

const newSlice = (record: DayRecord | null, since: number): PageSlice => ({
  lines: [],
  count: 0,
  all: 0,
  since,
  later: null,
  continues: (record?.file ?? null) !== null,
})

function take(slice: PageSlice, { trades, later }: BatchPort, line: (trade: PageTrade) => string): void {
  slice.lines.push(trades.map(line).join(''))
  slice.count += trades.length
  slice.all += trades.length
  slice.later ??= later
}

function lastOf(record: DayRecord | null): { id: number; time: number } | null {
  const file = record?.file
  if (!file || file.lastId === null || file.lastTime === null) return null
  return { id: file.lastId, time: file.lastTime }
}

/** Writes the day's file so far and the next slice as one new file. */
async function writeSlice(
  work: DayWork,
  day: CalendarDay,
  slice: PageSlice,
  { note = null }: PagesOptions,
): Promise<void> {
  const { collection, files, clock, exchanges } = work
  const { exchange, symbol } = collection.settings
  const path = await files.incoming(collection, `${day}.csv`)
  await files.remove(path)
  await files.append(path, slice.lines.join(''))
  const previous = slice.continues ? files.dayPath(collection, day) : null
  const source = { form: 'csv', path, name: `${symbol} ${day}` } as const
  const origin = originOf(collection, day, 'pages', null)
  const file = await writeDay(work, day, { source, origin, previous, mend: null })
  assertFollows(work, day, file)
  const temp = await files.incoming(collection, `${day}.parquet`)
  const whole = slice.later !== null
  const nextAt = whole && exchanges[exchange].hasArchives ? clock.now() + archiveAfter(0) : null
  const state = whole ? 'stored' : 'partial'
  const quality: DayQuality = { archive: null, duplicates: 0, reordered: 0, filled: [], note }
  await place(work, collection, { day, temp, state, source: 'pages', file, quality, nextAt })
  await files.remove(path)
  slice.lines = []
  slice.count = 0
  slice.since = clock.monotonic()
  slice.continues = true
}
