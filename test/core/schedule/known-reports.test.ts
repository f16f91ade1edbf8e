/** Cases that other schedulers had reports about, answered here. */
import { describe, expect, test } from 'vitest'
import { planOf } from '../../../main/core/schedule/plan.ts'
import { scheduleSchema } from '../../../shared/schedule.ts'
import {
  createSchedulerHarness,
  definition,
  every,
  HOUR,
  MINUTE,
  SUCCESS,
} from '../../helpers/scheduler-harness.ts'

/** The planned times after an instant, at most so many. */
function times(schedule: object, from: string, count: number): string[] {
  const plan = planOf(scheduleSchema.parse(schedule), Date.parse(from))
  const found: string[] = []
  for (let at = plan.next(Date.parse(from)); at !== null && found.length < count; at = plan.next(at))
    found.push(new Date(at).toISOString())
  return found
}

const gaps = (found: readonly string[]) =>
  new Set(found.slice(1).map((time, at) => Date.parse(time) - Date.parse(found[at] ?? '')))

describe('a rhythm of seconds goes on through a clock change', () => {
  test.each([
    ['*/15 * * * * ?', 'America/New_York', '2026-11-01T04:30:00Z', 15],
    ['*/15 * * * * *', 'America/New_York', '2026-03-08T05:30:00Z', 15],
    ['*/30 * * * * *', 'America/Chicago', '2026-11-01T05:30:00Z', 30],
    ['*/30 * * * * *', 'Europe/Vienna', '2026-10-24T23:30:00Z', 30],
  ])('%s in %s', (cron, zone, from, seconds) => {
    const found = times({ form: 'cron', cron, zone }, from, (4 * 3600) / seconds)
    expect([...gaps(found)]).toEqual([seconds * 1000])
  })
})

test('a daily time in the skipped hour moves on that day only, and always advances', () => {
  const daily = { form: 'cron', cron: '30 2 * * *', zone: 'Europe/Amsterdam' }
  expect(times(daily, '2026-03-28T00:00:00Z', 4)).toEqual([
    '2026-03-28T01:30:00.000Z',
    '2026-03-29T01:00:00.000Z',
    '2026-03-30T00:30:00.000Z',
    '2026-03-31T00:30:00.000Z',
  ])
})

test('every other week from a start does not repeat on the day of a clock change', () => {
  const fortnight = {
    form: 'every',
    every_seconds: 14 * 86_400,
    anchor: 'start',
    starts_at: '2040-02-26T02:01',
    zone: 'America/Chicago',
  }
  const found = times(fortnight, '2040-02-20T00:00:00Z', 4)
  expect(new Set(found).size).toBe(4)
  expect(found.map((time) => time.slice(0, 10))).toEqual([
    '2040-02-26',
    '2040-03-11',
    '2040-03-25',
    '2040-04-08',
  ])
})

test('a date months ahead is waited for', async () => {
  const vigie = createSchedulerHarness({
    start: '2026-01-05T09:00:00Z',
    jobs: { rare: definition({ form: 'cron', cron: '0 0 8 19 6 *', zone: 'UTC' }) },
  })
  await vigie.start()
  await vigie.advance(40 * 24 * HOUR)
  expect(vigie.services.jobs.get({ id: 'rare' }).next_run_time).toBe('2026-06-19T08:00:00+00:00')
})

test('each day field that never occurs is refused at once, without a search', () => {
  for (const cron of ['0 0 0 * *', '0 0 30 2 *', '0 0 31 4,6,9,11 *', '0 0 * * 8'])
    expect(scheduleSchema.safeParse({ form: 'cron', cron, zone: 'UTC' }).success).toBe(false)
})

test('a job that takes longer than its interval runs at the next time after its end', async () => {
  const vigie = createSchedulerHarness({ jobs: { slow: every(5, { deadline_seconds: 3600 }) } })
  let finish = () => {}
  vigie.does(
    () =>
      new Promise((resolve) => {
        finish = () => resolve(SUCCESS)
      }),
  )
  await vigie.start()
  for (const run of [1, 2, 3]) {
    await vigie.advance(15 * MINUTE)
    finish()
    expect(vigie.calls).toHaveLength(run)
  }
  await vigie.advance(MINUTE)
  expect(vigie.runLines('slow').filter((line) => line.startsWith('succeeded'))).toHaveLength(3)
})

test('what runs over its deadline has failed: the job that follows on failure starts', async () => {
  const follower = definition({ form: 'manual' }, { run_after: [{ job: 'first', on: 'failure' }] })
  const vigie = createSchedulerHarness({ jobs: { first: every(60, { deadline_seconds: 60 }), follower } })
  vigie.does((context) =>
    context.jobId === 'first'
      ? new Promise((_, reject) =>
          context.signal.addEventListener('abort', () => reject(context.signal.reason)),
        )
      : Promise.resolve(SUCCESS),
  )
  await vigie.start()
  await vigie.advance(HOUR + 5 * MINUTE)
  expect(vigie.runLines('first')).toEqual(['failed 11:00'])
  expect(vigie.runLines('follower')).toEqual([expect.stringContaining('succeeded after_job')])
})

test('what was cancelled by hand starts no job that follows on failure', async () => {
  const follower = definition({ form: 'manual' }, { run_after: [{ job: 'first', on: 'failure' }] })
  const vigie = createSchedulerHarness({ jobs: { first: every(60), follower } })
  vigie.does(
    (context) =>
      new Promise((_, reject) =>
        context.signal.addEventListener('abort', () => reject(context.signal.reason)),
      ),
  )
  await vigie.start()
  await vigie.advance(HOUR)
  vigie.services.jobs.cancel({ id: 'first' })
  await vigie.advance(MINUTE)
  expect(vigie.runLines('first')).toEqual(['cancelled 11:00'])
  expect(vigie.runLines('follower')).toEqual([])
})

test('a start after a restart runs no time that is still to come', async () => {
  const jobs = {
    missed: definition({ form: 'cron', cron: '0 11 * * *', zone: 'UTC' }),
    later: definition({ form: 'cron', cron: '30 19 * * *', zone: 'UTC' }),
  }
  const vigie = createSchedulerHarness({ start: '2026-01-05T09:00:00Z', jobs })
  await vigie.start()
  await vigie.killAndRestart(3 * HOUR)
  await vigie.advance(MINUTE)
  expect(vigie.calls.map(({ jobId }) => jobId)).toEqual(['missed'])
})

test('a long spread starves no job on a machine that is often restarted', async () => {
  const daily = definition({
    form: 'cron',
    cron: '0 6,18 * * *',
    zone: 'UTC',
    jitter_seconds: 6 * 3600,
  })
  const vigie = createSchedulerHarness({ start: '2026-01-05T05:00:00Z', jobs: { daily }, share: () => 0.9 })
  await vigie.start()
  for (let restart = 0; restart < 24; restart += 1) {
    await vigie.advance(30 * MINUTE)
    await vigie.killAndRestart(90 * MINUTE)
  }
  expect(vigie.calls.length).toBeGreaterThanOrEqual(3)
})
