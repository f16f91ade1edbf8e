/** Writes one day of trades from its archive, or from the pages read so far. */
import { createReadStream } from 'node:fs'
import { startInMicroseconds } from '../../../shared/time/calendar-day.ts'
import { scaleOf } from '../../core/jobs/trades/decimal.ts'
import type { ArchiveAnswer, ArchiveTask } from '../../core/jobs/trades/tasks.ts'
import { type Conversion, csvToParquet } from './convert.ts'
import { tableLines } from './exchange-tables.ts'
import { mendToParquet } from './mend.ts'
import { unzipOne } from './zip.ts'

const PIECE = 256 * 1024

/**
 * Carries out an archive task. @param progress called from time to time with the number of rows so far
 * @throws VigieError trades_*
 */
export async function writeArchiveDay(
  { source, previous, dataset, digits, form, day, target, origin, mend }: ArchiveTask,
  progress: (rows: number) => void,
): Promise<ArchiveAnswer> {
  const conversion: Conversion = {
    form: { dataset, digits },
    contracts: form === 'contracts',
    bytes: bytesOf({ source, form, day, digits }),
    name: source.name,
    day: startInMicroseconds(day),
    previous,
    target,
    origin,
    progress,
  }
  if (mend !== null) return mendToParquet(conversion, mend)
  return { ...(await csvToParquet(conversion)), duplicates: 0, reordered: 0 }
}

/** Yields the day as lines of the form of Binance. */
function bytesOf({
  source: { form: kind, path, name, contract = null },
  form,
  day,
  digits,
}: Pick<ArchiveTask, 'source' | 'form' | 'day' | 'digits'>): AsyncIterable<Uint8Array> {
  if (kind === 'csv') return createReadStream(path, { highWaterMark: PIECE })
  if (form === 'amounts' || form === 'contracts') return unzipOne(path, name)
  return tableLines(form, { path, name, day, scale: scaleOf(digits), contract })
}
