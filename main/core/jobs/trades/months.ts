/**
 * Keeps each month also as one file, made of the files of its days, for engines that read one large file faster than
 * thirty small ones. The files of the days stay: they are what is collected, verified and repaired.
 */
import { VigieError } from '../../../../shared/errors.ts'
import type { UnlocalizedFault } from '../../../../shared/run.ts'
import { faultFrom } from '../faults.ts'
import type { TradeCollection } from './collection.ts'
import { identityOf } from './facts.ts'
import { type HeldDay, heldDays, wholeDays } from './held-days.ts'
import type { MonthAnswer, MonthTask, WrittenMonths } from './month-files.ts'
import { currentWindow, hasBacklog } from './run-window.ts'
import { diskFull } from './space.ts'
import type { WorkOptions } from './verify.ts'
import type { Workspace } from './workspace.ts'

/** What an update of the months did. */
export interface MonthsUpdate {
  /** Files written or replaced. */
  readonly written: number
  /** Why months were left as they are. */
  readonly faults: readonly UnlocalizedFault[]
}

interface MonthPlan {
  readonly month: string
  readonly days: readonly HeldDay[]
  readonly contents: readonly string[]
}

/** Hexadecimal digits by which two files of one day differ. */
const SHORT_HASH = 16
/** Room for the footer and for days that grow in one file. */
const MARGIN_BYTES = 10_000_000

/**
 * Writes the months whose days have changed, and removes those of which no day is left. While days are owed, a month is
 * written when its last day is there; afterwards also the current month, up to its newest whole day.
 * @throws VigieError trades_disk_full; errors of the disk
 */
export async function updateMonths(
  work: Workspace,
  collection: TradeCollection,
  options: WorkOptions,
): Promise<MonthsUpdate> {
  const { months, files } = work
  let written = await months.written(collection)
  const held = collection.settings.months ? heldByMonth(work, collection) : new Map<string, HeldDay[]>()
  for (const month of Object.keys(written).filter((name) => !held.has(name))) {
    written = await forget(work, collection, written, month)
    await files.remove(months.path(collection, month))
  }
  const faults: UnlocalizedFault[] = []
  const due = [...held].flatMap(([month, days]) => planOf(month, days, written) ?? [])
  const ready = due.filter(({ month }) => isReady(work, collection, month))
  for (const [i, plan] of ready.entries()) {
    options.signal.throwIfAborted()
    try {
      const done = await write(work, collection, plan, options, i / ready.length)
      written = await forget(work, collection, written, plan.month)
      await files.place(await tempOf(work, collection, plan), months.path(collection, plan.month))
      const { contents, days } = plan
      const rows = days.reduce((sum, { file }) => sum + file.rows, 0)
      written = { ...written, [plan.month]: { contents, days: days.length, rows, ...done } }
      await months.record(collection, written)
    } catch (error) {
      // A damaged day is for "verify" and "repair"; the other months go on.
      if (!(error instanceof VigieError) || error.code !== 'trades_file_malformed') throw error
      faults.push(faultFrom(error, null))
    }
  }
  return { written: ready.length - faults.length, faults }
}

/** A file that is not in the record is written again: after a kill, no record names another file. */
async function forget(
  { months }: Workspace,
  collection: TradeCollection,
  written: WrittenMonths,
  month: string,
): Promise<WrittenMonths> {
  if (written[month] === undefined) return written
  const { [month]: _, ...others } = written
  await months.record(collection, others)
  return others
}

/** Returns the recorded days that have a file, by month. */
const heldByMonth = (work: Workspace, collection: TradeCollection): Map<string, HeldDay[]> =>
  Map.groupBy(heldDays(work, collection), ({ day }) => day.slice(0, 7))

/** Returns what a month is to be made of; null if its file is up to date, or if a day of it waits for repair. */
function planOf(month: string, held: readonly HeldDay[], written: WrittenMonths): MonthPlan | null {
  const days = wholeDays(held)
  if (days === null) return null
  const contents = days.map(({ day, file }) => `${day} ${identityOf(file).slice(0, SHORT_HASH)}`)
  const known = written[month]?.contents.join() === contents.join()
  return days.length === 0 || known ? null : { month, days, contents }
}

/** While days are owed, a month would be written again for each window of it. */
function isReady(work: Workspace, collection: TradeCollection, month: string): boolean {
  return !hasBacklog(work, collection) || currentWindow(work, collection).next.slice(0, 7) > month
}

const tempOf = ({ files }: Workspace, collection: TradeCollection, { month }: MonthPlan) =>
  files.incoming(collection, `month-${month}.parquet`)

async function write(
  work: Workspace,
  collection: TradeCollection,
  plan: MonthPlan,
  { signal, progress }: WorkOptions,
  begun: number,
): Promise<MonthAnswer> {
  const { files, workers } = work
  const { exchange, dataset, digits, symbol } = collection.settings
  const needed = plan.days.reduce((sum, { file }) => sum + file.bytes, MARGIN_BYTES)
  const free = await files.freeBytes(collection.folder)
  if (free !== null && free < needed) throw diskFull(collection.folder, free, needed)
  const input: MonthTask = {
    action: 'month',
    dataset,
    digits,
    days: plan.days.map(({ day, file }) => ({
      day,
      path: files.dayPath(collection, day),
      sha256: file.sha256,
    })),
    target: await tempOf(work, collection, plan),
    about: { exchange, dataset, symbol, month: plan.month, days: plan.days.map(aboutDay) },
  }
  const onMessage = (days: unknown) =>
    progress({
      fraction: begun,
      label: 'trades.step.months',
      counters: { days: days as number, of_days: plan.days.length },
    })
  return workers.run<MonthTask, MonthAnswer>('adopt', { input, signal, onMessage })
}

const aboutDay = ({ day, source, file, quality }: HeldDay): MonthTask['about']['days'][number] => ({
  day,
  source,
  rows: file.rows,
  first_id: file.firstId,
  last_id: file.lastId,
  missing_ids: file.missingIds,
  archive_sha256: quality?.archive?.sha256 ?? null,
  content_sha256: file.contentSha256,
})
