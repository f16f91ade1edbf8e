import { expect, test } from 'vitest'
import {
  createSchedulerHarness,
  definition,
  every,
  HOUR,
  MINUTE,
  SUCCESS,
} from '../../helpers/scheduler-harness.ts'
import { lasting, started } from '../../helpers/started-harness.ts'

test('Stop interrupts what runs, within five seconds, and may be called twice', async () => {
  const harness = await started({ jobs: { job: every(60), deaf: every(60) } })
  harness.does(({ jobId, ...context }) =>
    jobId === 'deaf' ? new Promise(() => {}) : lasting(harness, HOUR)({ jobId, ...context }),
  )
  await harness.advance(HOUR)
  const stopped = Promise.all([harness.scheduler.stop(), harness.scheduler.stop()])
  await harness.advance(5000)
  await stopped
  expect(harness.runLines('job')).toEqual(['interrupted 11:00'])
  expect(harness.runLines('deaf')).toEqual(['interrupted 11:00'])
  expect(harness.alarm.armed).toBe(0)
})

test('A run left by a process that died is interrupted, and counts as no failure', async () => {
  const harness = await started({ jobs: { job: every(60) } })
  harness.does(lasting(harness, HOUR))
  await harness.advance(HOUR)
  await harness.killAndRestart(10 * MINUTE)
  expect(harness.runLines()).toEqual(['interrupted 11:00'])
  expect(harness.services.jobs.get({ id: 'job' })).toMatchObject({ state: 'idle', failures_in_a_row: 0 })
})

test('A run left by a process that died keeps what it has done by what is stored of it', async () => {
  const ended: string[] = []
  const partialSummary = (runId: string) => {
    ended.push(runId)
    return { cost_usd: 0.25 }
  }
  const harness = await started({ jobs: { job: every(60) }, partialSummary })
  harness.does(lasting(harness, HOUR))
  await harness.advance(HOUR)
  await harness.killAndRestart(10 * MINUTE)
  const [run] = harness.runs()
  expect(run).toMatchObject({ outcome: 'interrupted', summary: { cost_usd: 0.25 } })
  expect(ended).toEqual([run?.id])
  const events = harness.events.filter((event) => event.type === 'run' && event.run.id === run?.id)
  expect(events.at(-1)).toMatchObject({ run: { outcome: 'interrupted', summary: { cost_usd: 0.25 } } })
})

test('A run whose kind cannot tell what it has done is closed all the same', async () => {
  const partialSummary = () => {
    throw new Error('the ledger is locked')
  }
  const harness = await started({ jobs: { job: every(60) }, partialSummary })
  harness.does(lasting(harness, HOUR))
  await harness.advance(HOUR)
  await harness.killAndRestart(10 * MINUTE)
  expect(harness.runs()).toMatchObject([{ outcome: 'interrupted', summary: {} }])
})

test('Jobs with run_on_start run soon after the start, once', async () => {
  const harness = await started({ jobs: { job: every(60, { run_on_start: true }) } })
  expect(harness.runLines()).toEqual([])
  await harness.advance(100)
  expect(harness.runLines()).toEqual(['succeeded start 10:00'])
  await harness.killAndRestart(MINUTE)
  await harness.advance(100)
  expect(harness.runLines()).toEqual(['succeeded start 10:00', 'succeeded start 10:01'])
})

test('A job stopped before its run on start does not run', async () => {
  const harness = await started({ jobs: { job: every(60, { run_on_start: true }) } })
  await harness.scheduler.stop()
  await harness.advance(100)
  expect(harness.runLines()).toEqual([])
})

test('A missed time caught up at the start is run enough', async () => {
  const harness = await started({ jobs: { job: every(60, { run_on_start: true }) } })
  await harness.advance(100)
  await harness.killAndRestart(90 * MINUTE)
  await harness.advance(100)
  expect(harness.runLines()).toEqual(['succeeded start 10:00', 'succeeded catch_up 11:00'])
})

test('A job that asks to go on does so without its pause', async () => {
  const harness = createSchedulerHarness({ jobs: { job: definition({ form: 'after', after_seconds: 300 }) } })
  harness.does(async () => ({ ...SUCCESS, again: harness.calls.length < 3 }))
  await harness.start()
  await harness.advance(1000)
  expect(harness.calls).toHaveLength(3)
  await harness.advance(5 * MINUTE)
  expect(harness.calls).toHaveLength(4)
})

test('The kind hears that a person stopped a run, also between two attempts, and of no other end', async () => {
  let stopped = 0
  const cancelled = () => {
    stopped += 1
  }
  const retry = { attempts: 3, backoff: 'exponential', base_seconds: 60, cap_seconds: 60 } as const
  const harness = await started({ jobs: { job: every(60, { retry }) }, cancelled })
  harness.does(async () => {
    throw new Error('out of order')
  })
  await harness.advance(HOUR + 30_000)
  harness.services.jobs.cancel({ id: 'job' })
  await harness.advance(0)
  expect(harness.runLines()).toEqual(['cancelled 11:00'])
  expect(stopped).toBe(1)
  harness.does(lasting(harness, HOUR))
  await harness.advance(HOUR)
  await Promise.all([harness.scheduler.stop(), harness.advance(5000)])
  expect(harness.runLines()).toEqual(['cancelled 11:00', 'interrupted 12:00'])
  expect(stopped).toBe(1)
})
