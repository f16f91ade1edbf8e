/**
 * A process that collects all windows, for tests that kill it: `node trades-process.ts FOLDER URL NOW START`.
 * Prints `done` at the end; otherwise it does not communicate with the test.
 */

import { currentWindow } from '../../main/core/jobs/trades/run-window.ts'
import { collectionOf } from '../../main/core/jobs/trades/workspace.ts'
import { utcDay } from '../../shared/time/calendar-day.ts'
import { FakeClock } from './fake-clock.ts'
import { createTradesHarness } from './trades-harness.ts'

const MOST_RUNS = 20

const [folder = '', url = '', now = '', start = ''] = process.argv.slice(2)
const clock = new FakeClock(now)
const harness = createTradesHarness({
  folder,
  url,
  clock,
  settings: { today: false, start, months: true, catalog: true },
})
const today = utcDay(clock.now())
for (let runs = 0; runs < MOST_RUNS; runs++) {
  await harness.run()
  if (currentWindow(harness.work, collectionOf(harness.work, harness.settings)).next === today) break
}
harness.db.close()
process.stdout.write('done\n')
