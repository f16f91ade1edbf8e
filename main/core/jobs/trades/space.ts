/** Checks, before a window starts, whether it fits on the disk. */
import { VigieError } from '../../../../shared/errors.ts'
import { addDays } from '../../../../shared/time/calendar-day.ts'
import type { Collection } from './collection.ts'
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
  collection: Collection,
  days: readonly string[],
): Promise<void> {
  const [first] = days
  const free = await work.files.freeBytes(collection.folder)
  if (first === undefined || free === null) return
  const known = work.store
    .days(collection.key, addDays(first, -LOOK_BACK_DAYS), addDays(first, -1))
    .flatMap(({ file }) => (file === null ? [] : [file.bytes]))
  const largest = known.length === 0 ? UNKNOWN_DAY_BYTES : Math.max(...known)
  const needed = largest * (days.length + MARGIN)
  if (free < needed) throw diskFull(collection.folder, free, needed)
}

function diskFull(folder: string, free: number, needed: number): VigieError {
  const rounded = (bytes: number) => Math.round(bytes / MB)
  return new VigieError('trades_disk_full', { folder, free_mb: rounded(free), needed_mb: rounded(needed) })
}

/** Turns a write error of a full disk into trades_disk_full; rethrows other errors. */
export async function explainFull<T>(
  work: Pick<Workspace, 'files'>,
  { folder }: Collection,
  step: () => Promise<T>,
): Promise<T> {
  try {
    return await step()
  } catch (error) {
    if (!isFull(error)) throw error
    throw diskFull(folder, (await work.files.freeBytes(folder)) ?? 0, UNKNOWN_DAY_BYTES)
  }
}

/** An error from another thread has lost its code, but not its message. */
function isFull(error: unknown): boolean {
  if (!(error instanceof Error) || error instanceof VigieError) return false
  return (error as NodeJS.ErrnoException).code === 'ENOSPC' || /\b(ENOSPC|EDQUOT)\b/.test(error.message)
}
