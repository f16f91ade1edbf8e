/** Whether a window fits on the disk, asked before it begins. */
import { VigieError } from '../../../../shared/errors.ts'
import type { Collection } from './collection.ts'
import { addDays } from './day.ts'
import type { Workspace } from './workspace.ts'

const MB = 1_000_000
/** A day not known yet: one of the busiest, as Parquet. */
const UNKNOWN_DAY_BYTES = 40 * MB
/** The archive being read and the file being written stand beside each other for a while; days also grow. */
const MARGIN = 3
const LOOK_BACK_DAYS = 30

/** @throws VigieError trades_disk_full naming what is free and what is needed. */
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

/** A write that met a full disk, under its own name; any other error as it is. */
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

/** An error that crossed a thread has lost its code, not its words. */
function isFull(error: unknown): boolean {
  if (!(error instanceof Error) || error instanceof VigieError) return false
  return (error as NodeJS.ErrnoException).code === 'ENOSPC' || /\b(ENOSPC|EDQUOT)\b/.test(error.message)
}
