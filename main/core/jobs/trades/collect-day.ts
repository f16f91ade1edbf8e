/** Collects one day: from its archive, or page by page if there is none. */

import { VigieError } from '../../../../shared/errors.ts'
import type { CalendarDay } from '../../../../shared/time/units.ts'
import type { Collection } from './collection.ts'
import { csvLine } from './csv-line.ts'
import { place } from './placement.ts'
import type { BatchPort, DayRecord } from './ports.ts'
import type { Reporter } from './reporter.ts'
import { explainFull } from './space.ts'
import type { ArchiveAnswer, ArchiveTask } from './tasks.ts'
import type { Workspace } from './workspace.ts'

/** Number of trades after which pages are written to the day's file: the most a kill can lose. */
const SLICE = 200_000
/** Share of the download in a day's progress. */
const DOWNLOAD_SHARE = 0.5
/** Assumed trades of a day if no count is known, for the progress only. */
const USUAL_ROWS = 2_000_000

export interface DayWork extends Workspace {
  readonly collection: Collection
  readonly signal: AbortSignal
  readonly reporter: Reporter
}

/** Downloads, converts and stores a past day. @throws VigieError trades_* | source_* */
export function collectArchive(work: DayWork, day: CalendarDay): Promise<void> {
  return explainFull(work, work.collection, async () => {
    const { collection, files, reporter, signal } = work
    const { settings } = collection
    const path = await files.incoming(collection, `${day}.zip`)
    const progress = (bytes: number, of: number | null) =>
      reporter.day('trades.step.download', of === null ? 0 : (bytes / of) * DOWNLOAD_SHARE, 0)
    try {
      const { name } = await work.exchanges[settings.exchange].archive({
        settings,
        day,
        path,
        signal,
        progress,
      })
      const file = await write(work, day, { form: 'zip', path, name }, null)
      const temp = await files.incoming(collection, `${day}.parquet`)
      await place(work, collection, { day, temp, state: 'stored', source: 'archive', file })
      reporter.done(file.rows, file.bytes)
    } finally {
      await files.remove(path)
    }
  })
}

/**
 * Reads the new trades of a day without archive, in slices; the day is whole when a later trade was seen.
 * @param record the day so far, or null to read it again from the start
 */
export function collectPages(work: DayWork, day: CalendarDay, record: DayRecord | null): Promise<void> {
  return explainFull(work, work.collection, async () => {
    const { collection, store, reporter, signal } = work
    const { settings } = collection
    const before = record?.file?.rows ?? 0
    const source = work.exchanges[settings.exchange]
    const slice = newSlice(record)
    for await (const batch of source.pages({ settings, day, after: lastOf(record), signal })) {
      take(slice, batch)
      reporter.day('trades.step.pages', 0, slice.all)
      if (slice.count >= SLICE || slice.complete) await writeSlice(work, day, slice)
    }
    if (slice.count > 0) await writeSlice(work, day, slice)
    const file = store.day(collection.key, day)?.file
    reporter.done((file?.rows ?? 0) - before, file?.bytes ?? 0)
  })
}

interface Slice {
  lines: string[]
  count: number
  all: number
  complete: boolean
  /** Whether the day's file already has the trades before these. */
  continues: boolean
}

const newSlice = (record: DayRecord | null): Slice => ({
  lines: [],
  count: 0,
  all: 0,
  complete: false,
  continues: (record?.file ?? null) !== null,
})

function take(slice: Slice, { trades, complete }: BatchPort): void {
  slice.lines.push(trades.map(csvLine).join(''))
  slice.count += trades.length
  slice.all += trades.length
  slice.complete ||= complete
}

function lastOf(record: DayRecord | null): { id: number; time: number } | null {
  const file = record?.file
  if (!file || file.lastId === null || file.lastTime === null) return null
  return { id: file.lastId, time: file.lastTime }
}

/** Writes the day's file so far and the next slice as one new file. */
async function writeSlice(work: DayWork, day: CalendarDay, slice: Slice): Promise<void> {
  const { collection, files } = work
  const path = await files.incoming(collection, `${day}.csv`)
  await files.remove(path)
  await files.append(path, slice.lines.join(''))
  const previous = slice.continues ? files.dayPath(collection, day) : null
  const name = `${collection.settings.symbol} ${day}`
  const file = await write(work, day, { form: 'csv', path, name }, previous)
  const temp = await files.incoming(collection, `${day}.parquet`)
  const state = slice.complete ? 'stored' : 'partial'
  await place(work, collection, { day, temp, state, source: 'pages', file })
  await files.remove(path)
  slice.lines = []
  slice.count = 0
  slice.continues = true
}

/** Writes the day to a temporary file in a worker thread, and checks that it continues the day before. */
async function write(
  work: DayWork,
  day: CalendarDay,
  source: ArchiveTask['source'],
  previous: string | null,
): Promise<ArchiveAnswer> {
  const { collection, files, workers, signal, store, reporter } = work
  const target = await files.incoming(collection, `${day}.parquet`)
  const usual = store.wholeBefore(collection.key, day)?.file?.rows ?? USUAL_ROWS
  const input: ArchiveTask = { source, previous, dataset: collection.settings.dataset, day, target }
  const onMessage = (rows: unknown) => {
    const share = Math.min(0.99, DOWNLOAD_SHARE + ((rows as number) / usual) * (1 - DOWNLOAD_SHARE))
    reporter.day('trades.step.convert', share, rows as number)
  }
  const file = await workers.run<ArchiveTask, ArchiveAnswer>('archive', { input, signal, onMessage })
  checkFollows(work, day, file)
  return file
}

/** @throws VigieError trades_out_of_sequence if the day begins before the end of the last stored day */
function checkFollows(
  { collection, store, exchanges }: DayWork,
  day: CalendarDay,
  file: ArchiveAnswer,
): void {
  const before = store.wholeBefore(collection.key, day)?.file?.lastId
  if (typeof before !== 'number' || file.firstId === null || file.firstId > before) return
  const source = exchanges[collection.settings.exchange].name
  throw new VigieError('trades_out_of_sequence', { source, found: file.firstId, expected: before + 1 })
}
