/**
 * A process that collects all windows, for tests that kill it: `node trades-process.ts FOLDER URL NOW START`.
 * Prints `done` at the end. It says nothing to, and hears nothing from, the test otherwise.
 */
import { dayOf } from '../../main/core/jobs/trades/day.ts'
import { currentWindow } from '../../main/core/jobs/trades/run-window.ts'
import { collectionOf } from '../../main/core/jobs/trades/workspace.ts'
import { FakeClock } from './fake-clock.ts'
import { tradesWorld } from './trades-world.ts'

const MOST_RUNS = 20

const [folder = '', url = '', now = '', start = ''] = process.argv.slice(2)
const clock = new FakeClock(now)
const world = tradesWorld({ folder, url, clock, settings: { today: false, start } })
const today = dayOf(clock.now())
for (let runs = 0; runs < MOST_RUNS; runs++) {
  await world.run()
  if (currentWindow(world.work, collectionOf(world.work, world.settings)).next === today) break
}
world.db.close()
process.stdout.write('done\n')
