import { expect, test } from 'vitest'
import { VigieError } from '../../../shared/errors.ts'
import { createSchedulerHarness, definition, HOUR, MINUTE, SUCCESS } from '../../helpers/scheduler-harness.ts'

const RETRY = { attempts: 3, backoff: 'exponential', base_seconds: 5, cap_seconds: 300 } as const
const timeout = () => new VigieError('source_timeout', { source: 'replay', seconds: 1 })

/** Makes SQLite refuse a kind of write, like a full disk. @returns a function that ends it */
function refuse(harness: ReturnType<typeof createSchedulerHarness>, write: string) {
  harness.db.exec(`CREATE TRIGGER full BEFORE ${write} BEGIN SELECT RAISE(ABORT, 'disk full'); END`)
  return () => harness.db.exec('DROP TRIGGER full')
}

const AFTER = definition({ form: 'after', after_seconds: 300 })

test('An outcome that cannot be written is written when it can, and the job goes on', async () => {
  const harness = createSchedulerHarness({ jobs: { job: AFTER } })
  const spaceAgain = refuse(harness, 'UPDATE OF outcome ON runs')
  await harness.start()
  await harness.advance(HOUR)
  expect(harness.runLines()).toEqual(['running 10:00'])
  spaceAgain()
  await harness.advance(6 * MINUTE)
  expect(harness.runLines()).toEqual(['succeeded 10:00', 'succeeded 11:05'])
  expect(harness.runs()[0]).toMatchObject({ ended_at: '2026-01-05T10:00:00+01:00' })
})

test('A failure whose outcome had to wait counts once', async () => {
  const harness = createSchedulerHarness({ jobs: { job: AFTER } })
  harness.does(async () => {
    throw timeout()
  })
  const spaceAgain = refuse(harness, 'INSERT ON job_state WHEN NEW.failures > 0')
  await harness.start()
  await harness.advance(MINUTE)
  spaceAgain()
  await harness.advance(MINUTE)
  expect(harness.services.jobs.get({ id: 'job' }).failures_in_a_row).toBe(1)
})

test('A stop does not wait for an outcome that cannot be written', async () => {
  const harness = createSchedulerHarness({ jobs: { job: AFTER } })
  refuse(harness, 'UPDATE OF outcome ON runs')
  await harness.start()
  await harness.advance(MINUTE)
  const stopped = harness.scheduler.stop()
  await harness.advance(5000)
  await stopped
  expect(harness.runLines()).toEqual(['interrupted 10:00'])
})

test('An attempt that cannot be noted is made all the same', async () => {
  const harness = createSchedulerHarness({ jobs: { job: { ...AFTER, retry: RETRY } } })
  harness.does(async ({ attempt }) => {
    if (attempt > 1) return SUCCESS
    throw timeout()
  })
  refuse(harness, 'UPDATE OF next_attempt_at ON runs WHEN NEW.next_attempt_at IS NOT NULL')
  await harness.start()
  await harness.advance(MINUTE)
  expect(harness.runLines()).toEqual(['succeeded 10:00'])
})

test('A first due time that cannot be written is kept, and tried again at a calm pace', async () => {
  const harness = createSchedulerHarness({ jobs: { job: AFTER } })
  const spaceAgain = refuse(harness, 'INSERT ON job_state')
  await harness.start()
  await harness.advance(MINUTE)
  expect(harness.log.lines.filter(({ level }) => level === 'error').length).toBeLessThan(20)
  spaceAgain()
  await harness.advance(10_000)
  expect(harness.runs()).toMatchObject([{ outcome: 'succeeded', started_at: '2026-01-05T10:01:05+01:00' }])
})
