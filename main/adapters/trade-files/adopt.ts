/** Splits a file or folder from elsewhere by day and writes each day to a temporary file of our own. */
import { mkdir, rm } from 'node:fs/promises'
import { VigieError } from '../../../shared/errors.ts'
import { scaleOf } from '../../core/jobs/trades/decimal.ts'
import type { AdoptedDay, AdoptTask } from '../../core/jobs/trades/tasks.ts'
import { freeBytes } from '../files/free-space.ts'
import { splitColumns } from './adopt-columns.ts'
import { assertRoom, type FreeBytes } from './adopt-room.ts'
import { splitUnordered } from './adopt-unordered.ts'
import { filesIn } from './files-in.ts'
import { OtherForm } from './foreign-file.ts'
import { foreignLines } from './foreign-lines.ts'
import { notAdoptable } from './foreign-refusal.ts'
import { type QuickSource, quickSources } from './quick-source.ts'

/**
 * Returns the days in ascending order. @throws VigieError trades_disk_full | trades_file_unmapped | trades_row_malformed |
 * trades_foreign_malformed
 */
export async function splitByDay(
  task: AdoptTask,
  post: (rows: number) => void,
  free: FreeBytes = freeBytes,
): Promise<AdoptedDay[]> {
  const paths = await filesIn(task.path)
  if (paths.length === 0) throw notAdoptable(task.path, 'trade_file.none')
  const days = await daysOf(paths, task, post, free)
  if (days.length === 0) throw notAdoptable(task.path, 'trade_file.no_trades')
  return days
}

async function daysOf(
  paths: readonly string[],
  task: AdoptTask,
  post: (rows: number) => void,
  free: FreeBytes,
): Promise<AdoptedDay[]> {
  await rm(task.folder, { recursive: true, force: true })
  await mkdir(task.folder, { recursive: true })
  const plan = { paths, folder: task.folder, scale: scaleOf(task.digits) }
  await assertRoom({ ...plan, asRows: false }, free)
  const sources = await quickSources(paths, { named: task.columns, symbols: task.symbols, scale: plan.scale })
  const columns = sources === null ? null : await splitColumns(sources, task, post)
  if (columns !== null) return columns
  await assertRoom({ ...plan, asRows: true }, free)
  const quick = sources === null ? null : await splitQuickly(sources, task, post)
  if (quick !== null) return quick
  const lines = paths.map((path) => ({ path, bytes: () => foreignLines(path, task) }))
  return splitUnordered(lines, task, post)
}

/** @returns null if a line has another form, or is wrong: the careful way says which row of which file it is */
async function splitQuickly(
  sources: readonly QuickSource[],
  task: AdoptTask,
  post: (rows: number) => void,
): Promise<AdoptedDay[] | null> {
  try {
    return await splitUnordered(sources, task, post)
  } catch (error) {
    if (error instanceof VigieError || error instanceof OtherForm) return null
    throw error
  }
}
