/** Writes one day of trades. */
import type { ArchiveAnswer, ArchiveTask } from '../../core/jobs/trades/tasks.ts'
import { writeArchiveDay } from '../trade-files/write-day.ts'
import { serveTask } from './host.ts'

/** Posts a message every 100,000 rows, as each one costs the main thread a little. */
function everySoOften(post: (rows: number) => void): (rows: number) => void {
  let reported = 0
  return (rows) => {
    if (rows - reported < 100_000) return
    reported = rows
    post(rows)
  }
}

await serveTask<ArchiveTask, ArchiveAnswer>((task, post) => writeArchiveDay(task, everySoOften(post)))
