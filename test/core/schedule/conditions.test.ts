/** Jobs that run only with a network, on mains power, or when nobody uses the machine. */
import { expect, test } from 'vitest'
import type { JobCondition } from '../../../shared/vocabulary.ts'
import { createSchedulerHarness, definition, every, HOUR, MINUTE } from '../../helpers/scheduler-harness.ts'

function machine(holding: Partial<Record<JobCondition, boolean | null>>) {
  return { holding, holds: (condition: JobCondition) => holding[condition] ?? null }
}
const onMains = (options = {}) => every(60, { only_if: ['mains'], ...options })

test('a due time waits until the machine is on mains power, then the last one runs', async () => {
  const conditions = machine({ mains: false })
  const vigie = createSchedulerHarness({ jobs: { job: onMains() }, conditions })
  await vigie.start()
  await vigie.advance(3 * HOUR + 30 * MINUTE)
  expect(vigie.runLines()).toEqual([])
  expect(vigie.services.jobs.get({ id: 'job' }).waits_for).toEqual(['mains'])
  conditions.holding.mains = true
  await vigie.advance(MINUTE)
  expect(vigie.runLines()).toEqual(['skipped condition x2 11:00', 'succeeded catch_up 13:00'])
  expect(vigie.services.jobs.get({ id: 'job' }).waits_for).toBeUndefined()
})

test('later than its grace time it is skipped, with the reason', async () => {
  const conditions = machine({ mains: false })
  const missed = { policy: 'latest', cap: 1, grace_seconds: 600 } as const
  const vigie = createSchedulerHarness({ jobs: { job: onMains({ missed }) }, conditions })
  await vigie.start()
  await vigie.advance(90 * MINUTE)
  conditions.holding.mains = true
  await vigie.advance(MINUTE)
  expect(vigie.runLines()).toEqual(['skipped condition 11:00'])
})

test('what the machine does not tell counts as given', async () => {
  const vigie = createSchedulerHarness({ jobs: { job: onMains() }, conditions: machine({}) })
  await vigie.start()
  await vigie.advance(HOUR)
  expect(vigie.runLines()).toEqual(['succeeded 11:00'])
})

test('all conditions count', async () => {
  const conditions = machine({ mains: true, network: true, idle: false })
  const job = every(60, { only_if: ['network', 'mains', 'idle'] })
  const vigie = createSchedulerHarness({ jobs: { job }, conditions })
  await vigie.start()
  await vigie.advance(HOUR)
  expect(vigie.services.jobs.get({ id: 'job' }).waits_for).toEqual(['idle'])
  conditions.holding.idle = true
  await vigie.advance(30_000)
  expect(vigie.runLines()).toEqual(['succeeded 11:00'])
})

test('a restart in the middle of the wait keeps the due time', async () => {
  const conditions = machine({ mains: false })
  const vigie = createSchedulerHarness({ jobs: { job: onMains() }, conditions })
  await vigie.start()
  await vigie.advance(HOUR + MINUTE)
  await vigie.killAndRestart(5 * MINUTE)
  await vigie.advance(MINUTE)
  expect(vigie.runLines()).toEqual([])
  conditions.holding.mains = true
  await vigie.advance(MINUTE)
  expect(vigie.runLines()).toEqual(['succeeded catch_up 11:00'])
})

test('a run by hand does not wait', async () => {
  const vigie = createSchedulerHarness({ jobs: { job: onMains() }, conditions: machine({ mains: false }) })
  await vigie.start()
  vigie.services.jobs.trigger({ id: 'job' })
  await vigie.advance(MINUTE)
  expect(vigie.runLines()).toEqual(['succeeded manual 10:00'])
})

test('a job that would follow another one says that its condition was not met', async () => {
  const second = definition(
    { form: 'manual' },
    { run_after: [{ job: 'first', on: 'success' }], only_if: ['idle'] },
  )
  const jobs = { first: every(60), second }
  const vigie = createSchedulerHarness({ jobs, conditions: machine({ idle: false }) })
  await vigie.start()
  await vigie.advance(HOUR)
  expect(vigie.runLines('second')).toEqual(['skipped condition 11:00'])
})

test('nothing is looked at more often than twice a minute while a time waits', async () => {
  let asked = 0
  const conditions = {
    holds: () => {
      asked += 1
      return false
    },
  }
  const vigie = createSchedulerHarness({ jobs: { job: onMains() }, conditions })
  await vigie.start()
  await vigie.advance(2 * HOUR)
  expect(asked).toBeLessThan(200)
})
