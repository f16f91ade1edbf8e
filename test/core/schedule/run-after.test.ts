/** Jobs that run after other jobs. */
import { describe, expect, test } from 'vitest'
import { VigieError } from '../../../shared/errors.ts'
import type { RunAfter } from '../../../shared/job.ts'
import {
  createSchedulerHarness,
  definition,
  every,
  HOUR,
  MINUTE,
  SUCCESS,
} from '../../helpers/scheduler-harness.ts'

const following = (on: RunAfter['on'], job = 'first', options = {}) =>
  definition({ form: 'manual' }, { run_after: [{ job, on }], ...options })
const PARTIAL = {
  ...SUCCESS,
  outcome: 'partial',
  faults: [{ code: 'x', message: 'x', source: null }],
} as const
const fails = async () => {
  throw new VigieError('source_unreachable', { source: 'x' })
}

describe('a job runs after another one', () => {
  test.each([
    ['that succeeded', 'success', async () => SUCCESS, true],
    ['that succeeded in part', 'success', async () => PARTIAL, true],
    ['not if it failed', 'success', fails, false],
    ['that failed', 'failure', fails, true],
    ['not if it succeeded', 'failure', async () => SUCCESS, false],
    ['whether it succeeded', 'always', async () => SUCCESS, true],
    ['or failed', 'always', fails, true],
  ] as const)('%s', async (_what, on, work, runs) => {
    const vigie = createSchedulerHarness({ jobs: { first: every(60), second: following(on) } })
    vigie.does(async (context) => (context.jobId === 'first' ? work() : SUCCESS))
    await vigie.start()
    await vigie.advance(HOUR)
    expect(vigie.runLines('second')).toEqual(runs ? ['succeeded after_job 11:00'] : [])
    if (runs) expect(vigie.runs('second')[0]?.after_run).toBe(vigie.runs('first')[0]?.id)
  })
})

test('in a line, each job starts the next', async () => {
  const jobs = { first: every(60), second: following('success'), third: following('success', 'second') }
  const vigie = createSchedulerHarness({ jobs })
  await vigie.start()
  await vigie.advance(HOUR)
  expect(vigie.calls.map(({ jobId }) => jobId)).toEqual(['first', 'second', 'third'])
})

test('a job may have its own schedule too', async () => {
  const second = every(30, { run_after: [{ job: 'first', on: 'success' }] })
  const vigie = createSchedulerHarness({ jobs: { first: every(60), second } })
  await vigie.start()
  await vigie.advance(HOUR)
  expect(vigie.runLines('second')).toEqual([
    'succeeded 10:30',
    'succeeded 11:00',
    'succeeded after_job 11:00',
  ])
})

test('a run by hand is followed like a planned one', async () => {
  const vigie = createSchedulerHarness({ jobs: { first: every(60), second: following('success') } })
  await vigie.start()
  vigie.services.jobs.trigger({ id: 'first' })
  await vigie.advance(MINUTE)
  expect(vigie.runLines('second')).toEqual(['succeeded after_job 10:00'])
})

test('a paused job says that it was paused, one that is off says nothing', async () => {
  const jobs = {
    first: every(60),
    second: following('success'),
    third: following('success', 'first', { enabled: false }),
  }
  const vigie = createSchedulerHarness({ jobs })
  await vigie.start()
  vigie.services.jobs.pause({ id: 'second' })
  await vigie.advance(2 * HOUR)
  expect(vigie.runLines('second')).toEqual(['skipped paused x2 11:00'])
  expect(vigie.runLines('third')).toEqual([])
})

test('of many runs that end while it runs, one more starts it again', async () => {
  const second = following('success', 'first', { deadline_seconds: 7200 })
  const vigie = createSchedulerHarness({ jobs: { first: every(10), second } })
  let finish = () => {}
  vigie.does((context) =>
    context.jobId === 'first' ||
    context.attempt > 1 ||
    vigie.calls.filter(({ jobId }) => jobId === 'second').length > 1
      ? Promise.resolve(SUCCESS)
      : new Promise((resolve) => {
          finish = () => resolve(SUCCESS)
        }),
  )
  await vigie.start()
  await vigie.advance(45 * MINUTE)
  finish()
  await vigie.advance(MINUTE)
  expect(vigie.runLines('second')).toEqual(
    [
      'succeeded after_job 10:10',
      'succeeded after_job 10:20',
      'skipped after_job still_running x2 10:30',
    ].map((line) => line.replace('skipped after_job', 'skipped')),
  )
})

test('a follower whose process died is interrupted, and not started again', async () => {
  const vigie = createSchedulerHarness({ jobs: { first: every(60), second: following('success') } })
  vigie.does((context) => (context.jobId === 'first' ? Promise.resolve(SUCCESS) : new Promise(() => {})))
  await vigie.start()
  await vigie.advance(HOUR)
  await vigie.killAndRestart(MINUTE)
  await vigie.advance(MINUTE)
  expect(vigie.runLines('second')).toEqual(['interrupted after_job 11:00'])
})

test('a run that was interrupted starts none', async () => {
  const vigie = createSchedulerHarness({ jobs: { first: every(60), second: following('always') } })
  vigie.does((context) => (context.jobId === 'first' ? new Promise(() => {}) : Promise.resolve(SUCCESS)))
  await vigie.start()
  await vigie.advance(HOUR)
  await vigie.killAndRestart(MINUTE)
  expect(vigie.runLines('first')).toEqual(['interrupted 11:00'])
  expect(vigie.runLines('second')).toEqual([])
})

describe('a change is refused', () => {
  const jobs = { first: every(60), second: following('success'), third: following('success', 'second') }
  const change = (id: string, job: string) => {
    const vigie = createSchedulerHarness({ jobs })
    vigie.scheduler.start()
    return () => vigie.services.jobs.configure({ id, changes: { run_after: [{ job }] } })
  }

  test.each([
    ['that makes a circle', 'first', 'third', 'first → second → third → first'],
    ['that makes a job follow itself', 'first', 'first', 'first → first'],
    ['that names no job', 'first', 'none', 'none'],
  ])('%s', (_what, id, job, named) => {
    expect(change(id, job)).toThrow(
      expect.objectContaining({
        code: 'invalid_input',
        params: expect.objectContaining({
          field: 'run_after',
          problem: expect.objectContaining({
            params: expect.objectContaining(named === 'none' ? { job } : { jobs: named }),
          }),
        }),
      }),
    )
  })

  test('that removes a job which others follow', () => {
    const vigie = createSchedulerHarness({ jobs })
    vigie.scheduler.start()
    expect(() => vigie.services.jobs.remove({ id: 'second' })).toThrow(
      expect.objectContaining({ code: 'job_followed' }),
    )
  })
})
