import { expect, test } from 'vitest'
import { every, HOUR, MINUTE } from '../../helpers/scheduler-world.ts'
import { lasting, started } from '../../helpers/started-world.ts'

test('Stop interrupts what runs, within five seconds, and may be called twice', async () => {
  const world = await started({ jobs: { job: every(60), deaf: every(60) } })
  world.does(({ jobId, ...context }) =>
    jobId === 'deaf' ? new Promise(() => {}) : lasting(world, HOUR)({ jobId, ...context }),
  )
  await world.advance(HOUR)
  const stopped = Promise.all([world.scheduler.stop(), world.scheduler.stop()])
  await world.advance(5000)
  await stopped
  expect(world.told('job')).toEqual(['interrupted 11:00'])
  expect(world.told('deaf')).toEqual(['interrupted 11:00'])
  expect(world.alarm.armed).toBe(0)
})

test('A run left by a process that died is interrupted, and counts as no failure', async () => {
  const world = await started({ jobs: { job: every(60) } })
  world.does(lasting(world, HOUR))
  await world.advance(HOUR)
  await world.killAndRestart(10 * MINUTE)
  expect(world.told()).toEqual(['interrupted 11:00'])
  expect(world.services.jobs.get({ id: 'job' })).toMatchObject({ state: 'idle', failures_in_a_row: 0 })
})

test('Jobs with run_on_start run at the start, once', async () => {
  const world = await started({ jobs: { job: every(60, { run_on_start: true }) } })
  expect(world.told()).toEqual(['succeeded start 10:00'])
  await world.killAndRestart(MINUTE)
  expect(world.told()).toEqual(['succeeded start 10:00', 'succeeded start 10:01'])
})

test('A missed time caught up at the start is run enough', async () => {
  const world = await started({ jobs: { job: every(60, { run_on_start: true }) } })
  await world.killAndRestart(90 * MINUTE)
  expect(world.told()).toEqual(['succeeded start 10:00', 'succeeded catch_up 11:00'])
})
