/** Writes the days of a month to one file, in row groups across days; each row says its day. */
import { VigieError } from '../../../shared/errors.ts'
import { dayNumber } from '../../../shared/time/calendar-day.ts'
import type { MonthAnswer, MonthTask } from '../../core/jobs/trades/month-files.ts'
import { openNew } from '../files/new-file.ts'
import { TradeColumns } from './columns.ts'
import { hashOf } from './hash.ts'
import { TradeFileReader } from './parquet-reader.ts'
import { TradeFileWriter } from './parquet-writer.ts'
import { copyRows } from './rows.ts'

/** Key of the footer's metadata: the days of the file and their hashes. */
const FOOTER_KEY = 'vigie.trades.month'

/**
 * The target is written and flushed to disk; the caller renames it. @param done called with the number of days so far
 * @throws VigieError trades_file_malformed if a day's file is gone, or not the one recorded; then the target is incomplete
 */
export async function writeMonth(task: MonthTask, done: (days: number) => void): Promise<MonthAnswer> {
  const handle = await openNew(task.target)
  try {
    const form = { dataset: task.dataset, digits: task.digits, dated: true }
    const spare = Array.from({ length: TradeFileWriter.COLUMNS }, () => new TradeColumns(form))
    let columns = spare.pop() as TradeColumns
    const writer = new TradeFileWriter(handle, form, spare)
    const full = (taken: TradeColumns) => writer.group(taken)
    for (const [i, { day, path, sha256 }] of task.days.entries()) {
      await assertRecorded(path, sha256)
      columns = await TradeFileReader.use(path, (reader) => copyRows(reader, columns, full, dayNumber(day)))
      done(i + 1)
    }
    if (columns.rows > 0) await writer.group(columns)
    const written = await writer.finish(() => ({ [FOOTER_KEY]: JSON.stringify(task.about) }))
    return { bytes: written.bytes, sha256: written.sha256 }
  } finally {
    await handle.close()
  }
}

async function assertRecorded(path: string, sha256: string): Promise<void> {
  const found = await hashOf(path)
  if (found === sha256) return
  const problem = { messageKey: found === null ? 'day.gone' : 'day.not_recorded' } as const
  throw new VigieError('trades_file_malformed', { file: path, problem })
}
