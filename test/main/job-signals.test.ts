/** Signals of jobs for the alert rules: whether data is missing although runs were due. */
import { expect, test } from 'vitest'
import { createRunStore } from '../../main/adapters/sqlite/runs.ts'
import { dataStale } from '../../main/core/alerts/rules/data-stale.ts'
import { jobSignal } from '../../main/core/schedule/job-signal.ts'
import { alertsSettingsSchema } from '../../shared/kinds/alerts.ts'
import { NO_SIGNALS } from '../helpers/no-signals.ts'
import {
  createSchedulerHarness,
  DAY,
  definition,
  every,
  HOUR,
  MINUTE,
  type SchedulerHarnessOptions,
  SUCCESS,
} from '../helpers/scheduler-harness.ts'

const { rules } = alertsSettingsSchema.parse({})

async function started(options: SchedulerHarnessOptions) {
  const harness = createSchedulerHarness(options)
  const awakeSince = harness.clock.now()
  await harness.start()
  const runs = createRunStore(harness.db)
  /** What the rule about stale data says of the job; null if it says nothing. */
  const judged = async () => {
    const status = harness.scheduler.timekeeper.jobs().find(({ id }) => id === 'job')
    if (status === undefined) throw new Error('no job')
    const signals = { ...NO_SIGNALS, jobs: [jobSignal(status, runs, harness.clock.now())] }
    const moment = { now: harness.clock.now(), today: 0, awakeSince, isOpen: () => false }
    const said: unknown[] = []
    dataStale.judgeAll?.({ ...signals, assets: () => [] }, rules, moment, (_, subject, outcome) => {
      if (subject === 'job') said.push(outcome)
    })
    return said[0] ?? null
  }
  return { ...harness, judged }
}

test('Data is stale when three times in a row brought nothing, and no more after a success', async () => {
  const harness = await started({ jobs: { job: every(10) } })
  await harness.advance(HOUR)
  harness.does(() => Promise.reject(new Error('no')))
  await harness.advance(25 * MINUTE)
  expect(await harness.judged()).toBeNull()
  await harness.advance(10 * MINUTE)
  expect(await harness.judged()).toMatchObject({ type: 'DATA_STALE', subject: 'job' })
  harness.does(async () => SUCCESS)
  await harness.advance(10 * MINUTE)
  expect(await harness.judged()).toBeNull()
})

test('A job that is off because something is missing is not stale', async () => {
  const harness = await started({ jobs: { job: every(10) }, ready: () => 'analysis.off.no_url' })
  await harness.advance(HOUR)
  expect(await harness.judged()).toBeNull()
})

test('A pause does not count, whether it ends by itself or by hand', async () => {
  const harness = await started({ jobs: { job: every(10) } })
  await harness.advance(HOUR + 3 * MINUTE)
  harness.services.jobs.pause({ id: 'job', length: 'one_hour' })
  await harness.advance(HOUR + MINUTE)
  expect(await harness.judged()).toBeNull()
  harness.services.jobs.pause({ id: 'job' })
  await harness.advance(DAY)
  harness.services.jobs.resume({ id: 'job' })
  expect(await harness.judged()).toBeNull()
  harness.does(() => Promise.reject(new Error('no')))
  await harness.advance(35 * MINUTE)
  expect(await harness.judged()).toMatchObject({ type: 'DATA_STALE' })
})

test('The time a job was switched off does not count', async () => {
  const harness = await started({ jobs: { job: every(10) } })
  await harness.advance(HOUR)
  harness.services.jobs.configure({ id: 'job', changes: { enabled: false } })
  await harness.advance(DAY)
  harness.services.jobs.configure({ id: 'job', changes: { enabled: true } })
  expect(await harness.judged()).toBeNull()
})

test('A long run is waited for where the schedule is a pause after it', async () => {
  const job = definition({ form: 'after', after_seconds: 300 }, { deadline_seconds: 86_400 })
  const harness = await started({ jobs: { job } })
  await harness.advance(MINUTE)
  harness.does(() => new Promise(() => {}))
  await harness.advance(HOUR)
  expect(await harness.judged()).toBe('keep')
})
