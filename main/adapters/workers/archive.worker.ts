/** Writes one day of trades from its archive, or from the pages read so far. */
import { createReadStream } from 'node:fs'
import { startInMicroseconds } from '../../../shared/time/calendar-day.ts'
import type { ArchiveAnswer, ArchiveTask } from '../../core/jobs/trades/tasks.ts'
import { csvToParquet } from '../trade-files/convert.ts'
import { unzipOne } from '../trade-files/zip.ts'
import { serveTask } from './host.ts'

const PIECE = 256 * 1024

/** Posts a message every 100,000 rows, as each one costs the main thread a little. */
function everySoOften(post: (rows: number) => void): (rows: number) => void {
  let told = 0
  return (rows) => {
    if (rows - told < 100_000) return
    told = rows
    post(rows)
  }
}

await serveTask<ArchiveTask, ArchiveAnswer>(({ source, previous, dataset, day, target }, post) =>
  csvToParquet({
    dataset,
    bytes:
      source.form === 'zip'
        ? unzipOne(source.path, source.name)
        : createReadStream(source.path, { highWaterMark: PIECE }),
    name: source.name,
    day: startInMicroseconds(day),
    previous,
    target,
    progress: everySoOften(post),
  }),
)
