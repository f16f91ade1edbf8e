/** Writes one day of trades from its archive, or from the pages read so far. */
import { createReadStream } from 'node:fs'
import { startInMicroseconds } from '../../../shared/time/calendar-day.ts'
import type { ArchiveAnswer, ArchiveTask } from '../../core/jobs/trades/tasks.ts'
import { type Conversion, csvToParquet } from './convert.ts'
import { mendToParquet } from './mend.ts'
import { unzipOne } from './zip.ts'

const PIECE = 256 * 1024

/**
 * Carries out an archive task. @param progress called from time to time with the number of rows so far
 * @throws VigieError trades_*
 */
export async function writeArchiveDay(
  { source, previous, dataset, digits, contracts, day, target, origin, mend }: ArchiveTask,
  progress: (rows: number) => void,
): Promise<ArchiveAnswer> {
  const conversion: Conversion = {
    form: { dataset, digits },
    contracts,
    bytes:
      source.form === 'zip'
        ? unzipOne(source.path, source.name)
        : createReadStream(source.path, { highWaterMark: PIECE }),
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
