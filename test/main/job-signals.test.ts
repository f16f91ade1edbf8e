/** What the alert rules are told of jobs: whether data is missing although it was asked for. */
import { expect, test } from 'vitest'
import { createRunStore } from '../../main/adapters/sqlite/runs.ts'
import type { Foundation } from '../../main/composition/foundation.ts'
import { composeSignals } from '../../main/composition/signals.ts'
import { dataStale } from '../../main/core/alerts/rules/job.ts'
import { alertsSettingsSchema } from '../../shared/kinds/alerts.ts'
import {
  createWorld,
  DAY,
  definition,
  every,
  HOUR,
  MINUTE,
  SUCCESS,
  type WorldOptions,
} from '../helpers/scheduler-world.ts'

const { rules } = alertsSettingsSchema.parse({})

async function started(options: WorldOptions) {
  const world = createWorld(options)
  const awakeSince = world.clock.now()
  await world.start()
  const foundation = { ...world, db: world.db, findings: [], dataFolder: '.' }
  // The signals of jobs look at nothing else of the foundation.
  const read = composeSignals(
    foundation as unknown as Foundation,
    createRunStore(world.db),
    () => world.scheduler,
  )
  const judged = async () => {
    const job = (await read()).jobs.find(({ id }) => id === 'job')
    if (job === undefined) throw new Error('no signal')
    return dataStale(job, rules, world.clock.now(), awakeSince)
  }
  return { ...world, judged }
}

test('Data is stale when three times in a row brought nothing, and no more after a success', async () => {
  const world = await started({ jobs: { job: every(10) } })
  await world.advance(HOUR)
  world.does(() => Promise.reject(new Error('no')))
  await world.advance(25 * MINUTE)
  expect(await world.judged()).toBeNull()
  await world.advance(10 * MINUTE)
  expect(await world.judged()).toMatchObject({ type: 'DATA_STALE', subject: 'job' })
  world.does(async () => SUCCESS)
  await world.advance(10 * MINUTE)
  expect(await world.judged()).toBeNull()
})

test('A job that is off because something is missing is not stale', async () => {
  const world = await started({ jobs: { job: every(10) }, ready: () => 'analysis.off.no_url' })
  await world.advance(HOUR)
  expect(await world.judged()).toBeNull()
})

test('A pause does not count, whether it ends by itself or by hand', async () => {
  const world = await started({ jobs: { job: every(10) } })
  await world.advance(HOUR + 3 * MINUTE)
  world.services.jobs.pause({ id: 'job', length: 'one_hour' })
  await world.advance(HOUR + MINUTE)
  expect(await world.judged()).toBeNull()
  world.services.jobs.pause({ id: 'job' })
  await world.advance(DAY)
  world.services.jobs.resume({ id: 'job' })
  expect(await world.judged()).toBeNull()
  world.does(() => Promise.reject(new Error('no')))
  await world.advance(35 * MINUTE)
  expect(await world.judged()).toMatchObject({ type: 'DATA_STALE' })
})

test('The time a job was switched off does not count', async () => {
  const world = await started({ jobs: { job: every(10) } })
  await world.advance(HOUR)
  world.services.jobs.configure({ id: 'job', changes: { enabled: false } })
  await world.advance(DAY)
  world.services.jobs.configure({ id: 'job', changes: { enabled: true } })
  expect(await world.judged()).toBeNull()
})

test('A long run is waited for where the schedule is a pause after it', async () => {
  const job = definition({ form: 'after', after_seconds: 300 }, { deadline_seconds: 86_400 })
  const world = await started({ jobs: { job } })
  await world.advance(MINUTE)
  world.does(() => new Promise(() => {}))
  await world.advance(HOUR)
  expect(await world.judged()).toBe('keep')
})
