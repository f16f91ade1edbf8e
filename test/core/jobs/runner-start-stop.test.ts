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

test('A run left by a process that died keeps what it has done by what is stored of it', async () => {
  const told: string[] = []
  const soFar = (runId: string) => {
    told.push(runId)
    return { cost_usd: 0.25 }
  }
  const world = await started({ jobs: { job: every(60) }, soFar })
  world.does(lasting(world, HOUR))
  await world.advance(HOUR)
  await world.killAndRestart(10 * MINUTE)
  const [run] = world.runs()
  expect(run).toMatchObject({ outcome: 'interrupted', summary: { cost_usd: 0.25 } })
  expect(told).toEqual([run?.id])
  const events = world.events.filter((event) => event.type === 'run' && event.run.id === run?.id)
  expect(events.at(-1)).toMatchObject({ run: { outcome: 'interrupted', summary: { cost_usd: 0.25 } } })
})

test('A run whose kind cannot tell what it has done is closed all the same', async () => {
  const soFar = () => {
    throw new Error('the ledger is locked')
  }
  const world = await started({ jobs: { job: every(60) }, soFar })
  world.does(lasting(world, HOUR))
  await world.advance(HOUR)
  await world.killAndRestart(10 * MINUTE)
  expect(world.runs()).toMatchObject([{ outcome: 'interrupted', summary: {} }])
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
