import { expect, test } from 'vitest'
import { VigieError } from '../../../shared/errors.ts'
import { createWorld, definition, HOUR, MINUTE, SUCCESS } from '../../helpers/scheduler-world.ts'

const RETRY = { attempts: 3, backoff: 'exponential', base_seconds: 5, cap_seconds: 300 } as const
const timeout = () => new VigieError('source_timeout', { source: 'replay', seconds: 1 })

/** Lets SQLite refuse a kind of write, as a full disk does. @returns ends it */
function refuse(world: ReturnType<typeof createWorld>, write: string) {
  world.db.exec(`CREATE TRIGGER full BEFORE ${write} BEGIN SELECT RAISE(ABORT, 'disk full'); END`)
  return () => world.db.exec('DROP TRIGGER full')
}

const AFTER = definition({ form: 'after', after_seconds: 300 })

test('An outcome that cannot be written is written when it can, and the job goes on', async () => {
  const world = createWorld({ jobs: { job: AFTER } })
  const spaceAgain = refuse(world, 'UPDATE OF outcome ON runs')
  await world.start()
  await world.advance(HOUR)
  expect(world.told()).toEqual(['running 10:00'])
  spaceAgain()
  await world.advance(6 * MINUTE)
  expect(world.told()).toEqual(['succeeded 10:00', 'succeeded 11:05'])
  expect(world.runs()[0]).toMatchObject({ ended_at: '2026-01-05T10:00:00+01:00' })
})

test('A failure whose outcome had to wait counts once', async () => {
  const world = createWorld({ jobs: { job: AFTER } })
  world.does(async () => {
    throw timeout()
  })
  const spaceAgain = refuse(world, 'INSERT ON job_state WHEN NEW.failures > 0')
  await world.start()
  await world.advance(MINUTE)
  spaceAgain()
  await world.advance(MINUTE)
  expect(world.services.jobs.get({ id: 'job' }).failures_in_a_row).toBe(1)
})

test('A stop does not wait for an outcome that cannot be written', async () => {
  const world = createWorld({ jobs: { job: AFTER } })
  refuse(world, 'UPDATE OF outcome ON runs')
  await world.start()
  await world.advance(MINUTE)
  const stopped = world.scheduler.stop()
  await world.advance(5000)
  await stopped
  expect(world.told()).toEqual(['running 10:00'])
})

test('An attempt that cannot be noted is made all the same', async () => {
  const world = createWorld({ jobs: { job: { ...AFTER, retry: RETRY } } })
  world.does(async ({ attempt }) => {
    if (attempt > 1) return SUCCESS
    throw timeout()
  })
  refuse(world, 'UPDATE OF next_attempt_at ON runs WHEN NEW.next_attempt_at IS NOT NULL')
  await world.start()
  await world.advance(MINUTE)
  expect(world.told()).toEqual(['succeeded 10:00'])
})

test('A first due time that cannot be written is kept, and tried again at a calm pace', async () => {
  const world = createWorld({ jobs: { job: AFTER } })
  const spaceAgain = refuse(world, 'INSERT ON job_state')
  await world.start()
  await world.advance(MINUTE)
  expect(world.log.lines.filter(({ level }) => level === 'error').length).toBeLessThan(20)
  spaceAgain()
  await world.advance(10_000)
  expect(world.runs()).toMatchObject([{ outcome: 'succeeded', started_at: '2026-01-05T10:01:05+01:00' }])
})
