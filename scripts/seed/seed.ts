/**
 * Fills a data folder with believable data of all five kinds: the one place from which screenshots, tests of the panel
 * and `npm run dev` take theirs. The program itself makes what it can make, against hosts on the loopback and under a
 * clock that stands still; what takes weeks is written to its stores. The same instant gives the same data.
 */
import { mkdirSync, readdirSync } from 'node:fs'
import type { Application } from '../../main/application.ts'
import type { Alarm } from '../../main/core/ports/alarm.ts'
import type { MachineClock } from '../../main/core/ports/clock.ts'
import { addDays, utcDay } from '../../shared/time/calendar-day.ts'
import { createTestApplication } from '../../test/helpers/instance.ts'
import { seedAlerts } from './alerts.ts'
import { seedJobs } from './jobs.ts'
import { seedLog } from './log-days.ts'
import { seededRandom } from './noise.ts'
import { seedPastRuns } from './past-runs.ts'
import { seedRecords } from './records.ts'
import { addPastWork, addWorkshop } from './workshop.ts'
import { startWorld, TRADED_DAYS } from './world.ts'

/** The zone of the machine that a seeded instance pretends to run on. */
const ZONE = 'Europe/Paris'

export interface SeedOptions {
  /** The instant at which the data ends, ms. */
  readonly now: number
  /** Days of trades until yesterday; a month by default. */
  readonly tradedDays?: number
}

/** @param folder created if missing. @throws Error if it holds something: data is never overwritten */
export async function seedInstance(
  folder: string,
  { now, tradedDays = TRADED_DAYS }: SeedOptions,
): Promise<void> {
  mkdirSync(folder, { recursive: true })
  if (readdirSync(folder).length > 0) throw new Error(`${folder} is not empty; name a new folder`)
  seedLog(folder, now, ZONE)
  const world = await startWorld(() => now, tradedDays)
  const clock: MachineClock = { now: () => now, monotonic: () => 0, elapsed: () => null, zone: () => ZONE }
  const alarm: Alarm = {
    // No time passes: what is due rings, nothing else ever does.
    ring: (at, callback) => {
      const ringing = at <= now ? setImmediate(callback) : undefined
      return () => clearImmediate(ringing)
    },
  }
  const platform = { alarm: () => alarm, clock, random: () => seededRandom(clock.now) }
  const application = createTestApplication(folder, { hosts: world.hosts, platform })
  try {
    await fill(application, now, tradedDays)
  } finally {
    await application.stop()
    await world.close()
  }
}

async function fill(application: Application, now: number, tradedDays: number): Promise<void> {
  const client = application.client('en')
  await seedJobs(application, tradedDays)
  const today = utcDay(now)
  await client.index.backfill({ profile: 'us', from: addDays(today, -366), to: addDays(today, -1) })
  await run(application, 'fear-greed')
  await run(application, 'trades')
  await addWorkshop(client, now)
  await addPastWork(client, now)
  await seedRecords(application)
  seedPastRuns(application)
  await client.alerts.generate()
  await seedAlerts(application)
}

/** @throws Error if the run does not succeed: a seeded instance begins whole */
async function run(application: Application, jobId: string): Promise<void> {
  const { signal } = new AbortController()
  const { outcome, faults } = await application.runOnce({
    jobId,
    changes: {},
    onProgress: () => undefined,
    signal,
  })
  if (outcome !== 'succeeded')
    throw new Error(`${jobId}: ${outcome}: ${faults.map(({ message }) => message).join(' ')}`)
}
