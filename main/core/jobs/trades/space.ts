/** Checks, before a window starts, whether it fits on the disk. */
import { VigieError } from '../../../../shared/errors.ts'
import { addDays } from '../../../../shared/time/calendar-day.ts'
import type { TradeCollection } from './collection.ts'
import { PARALLEL } from './downloads.ts'
import type { Workspace } from './workspace.ts'

const MB = 1_000_000
/** Assumed size of an unknown day: one of the busiest, as Parquet. */
const UNKNOWN_DAY_BYTES = 40 * MB
/** Archives and the written file exist side by side for a while, and days grow. */
const MARGIN = 2 + PARALLEL
const LOOK_BACK_DAYS = 30

/** @throws VigieError trades_disk_full naming the free and the needed space */
export async function checkSpace(
  work: Pick<Workspace, 'store' | 'files'>,
  collection: TradeCollection,
  days: readonly string[],
): Promise<void> {
  const [first] = days
  const free = await work.files.freeBytes(collection.folder)
  if (first === undefined || free === null) return
  const needed = spaceNeeded(work, collection, days.length)
  if (free < needed) throw diskFull(collection.folder, free, needed)
}

/** Returns the bytes that so many days need, by the largest of the last days stored. */
export function spaceNeeded(
  work: Pick<Workspace, 'store'>,
  collection: TradeCollection,
  days: number,
): number {
  const known = lastSizes(work, collection)
  const largest = known.length === 0 ? UNKNOWN_DAY_BYTES : Math.max(...known)
  return largest * (days + MARGIN)
}

/** Returns the bytes that so many days will take, by the mean of the last days stored; before the first, the most they may. */
export function expectedBytes(
  work: Pick<Workspace, 'store'>,
  collection: TradeCollection,
  days: number,
): number {
  const known = lastSizes(work, collection)
  const mean = known.reduce((sum, bytes) => sum + bytes, 0) / known.length
  return Math.round((known.length === 0 ? UNKNOWN_DAY_BYTES : mean) * days)
}

function lastSizes({ store }: Pick<Workspace, 'store'>, { key }: TradeCollection): readonly number[] {
  const { lastDay } = store.totals(key)
  if (lastDay === null) return []
  return store.days(key, addDays(lastDay, -LOOK_BACK_DAYS), lastDay).flatMap(({ file }) => file?.bytes ?? [])
}

/** Returns the error of a full disk, in whole megabytes. */
export function diskFull(folder: string, free: number, needed: number): VigieError {
  const rounded = (bytes: number) => Math.round(bytes / MB)
  return new VigieError('trades_disk_full', { folder, free_mb: rounded(free), needed_mb: rounded(needed) })
}
