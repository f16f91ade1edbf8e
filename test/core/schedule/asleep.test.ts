import { expect, test } from 'vitest'
import {
  createSchedulerHarness,
  DAY,
  definition,
  every,
  HOUR,
  MINUTE,
  SUCCESS,
} from '../../helpers/scheduler-harness.ts'

test('A job runs at each of its times, on the clock', async () => {
  const harness = createSchedulerHarness({ start: '2026-01-05T09:03:20Z', jobs: { job: every(10) } })
  await harness.start()
  await harness.advance(30 * MINUTE)
  expect(harness.runLines()).toEqual(['succeeded 10:10', 'succeeded 10:20', 'succeeded 10:30'])
})

test('No alarm is set more than thirty seconds ahead', async () => {
  const harness = createSchedulerHarness({ jobs: { job: definition({ form: 'cron', cron: '0 2 1 * *' }) } })
  await harness.start()
  await harness.advance(HOUR)
  expect(harness.alarm.furthest).toBeLessThanOrEqual(30_000)
})

test('After a night asleep, 96 missed quarters are one run and one truthful skip', async () => {
  const harness = createSchedulerHarness({ start: '2026-01-05T21:05:00Z', jobs: { job: every(15) } })
  await harness.start()
  await harness.sleep(DAY)
  expect(harness.runLines()).toEqual(['skipped missed x95 22:15', 'succeeded catch_up 22:00'])
  expect(harness.runs()[0]?.summary).toEqual({
    first: '2026-01-05T21:15:00.000Z',
    last: '2026-01-06T20:45:00.000Z',
  })
  expect(harness.services.jobs.get({ id: 'job' }).next_run_time).toBe('2026-01-06T22:15:00+01:00')
})

test('A sleep nobody announced is noticed at the next look', async () => {
  const harness = createSchedulerHarness({ start: '2026-01-05T21:05:00Z', jobs: { job: every(15) } })
  await harness.start()
  harness.clock.jump(8 * HOUR)
  await harness.advance(0)
  expect(harness.runLines()).toEqual(['skipped missed x31 22:15', 'succeeded catch_up 06:00'])
})

test('Policy "none" runs nothing that was missed', async () => {
  const missed = { policy: 'none', cap: 10, grace_seconds: 86_400 } as const
  const harness = createSchedulerHarness({
    start: '2026-01-05T21:05:00Z',
    jobs: { job: every(15, { missed }) },
  })
  await harness.start()
  await harness.sleep(4 * HOUR)
  expect(harness.runLines()).toEqual(['skipped missed x16 22:15'])
})

test('Policy "none" still runs what is only seconds late', async () => {
  const missed = { policy: 'none', cap: 10, grace_seconds: 1 } as const
  const harness = createSchedulerHarness({
    start: '2026-01-05T21:01:00Z',
    jobs: { job: every(15, { missed }) },
  })
  await harness.start()
  await harness.sleep(14 * MINUTE + 20_000)
  expect(harness.runLines()).toEqual(['succeeded 22:15'])
})

test('Policy "all" runs the latest up to the cap, one after another', async () => {
  const missed = { policy: 'all', cap: 3, grace_seconds: 86_400 } as const
  const harness = createSchedulerHarness({
    start: '2026-01-05T21:05:00Z',
    jobs: { job: every(15, { missed }) },
  })
  await harness.start()
  await harness.sleep(2 * HOUR + MINUTE)
  expect(harness.runLines()).toEqual([
    'skipped missed x5 22:15',
    'succeeded catch_up 23:30',
    'succeeded catch_up 23:45',
    'succeeded catch_up 00:00',
  ])
})

test('What is older than the grace time does not run', async () => {
  const missed = { policy: 'latest', cap: 10, grace_seconds: 3600 } as const
  const daily = definition({ form: 'cron', cron: '0 2 * * *' }, { missed })
  const harness = createSchedulerHarness({ start: '2026-01-05T21:00:00Z', jobs: { job: daily } })
  await harness.start()
  await harness.sleep(8 * HOUR)
  expect(harness.runLines()).toEqual(['skipped missed 02:00'])
})

test('The same after the program was not running', async () => {
  const harness = createSchedulerHarness({ start: '2026-01-05T21:05:00Z', jobs: { job: every(15) } })
  await harness.start()
  await harness.killAndRestart(DAY)
  expect(harness.runLines()).toEqual(['skipped missed x95 22:15', 'succeeded catch_up 22:00'])
})

test('A schedule of forty days does not fire today', async () => {
  const harness = createSchedulerHarness({
    jobs: { job: definition({ form: 'every', every_seconds: 40 * 86_400 }) },
  })
  await harness.start()
  const due = harness.services.jobs.get({ id: 'job' }).next_run_time
  await harness.advance(HOUR)
  expect(harness.runLines()).toEqual([])
  expect(harness.services.jobs.get({ id: 'job' }).next_run_time).toBe(due)
})

test('A clock set back reruns nothing, and the next time comes when it has not run yet', async () => {
  const harness = createSchedulerHarness({ start: '2026-01-05T09:01:00Z', jobs: { job: every(10) } })
  await harness.start()
  await harness.advance(30 * MINUTE)
  harness.clock.jump(-25 * MINUTE)
  await harness.advance(30_000)
  expect(harness.services.jobs.get({ id: 'job' }).next_run_time).toBe('2026-01-05T10:40:00+01:00')
  await harness.advance(40 * MINUTE)
  expect(harness.runLines()).toEqual([
    'succeeded 10:10',
    'succeeded 10:20',
    'succeeded 10:30',
    'succeeded 10:40',
  ])
})

test('A clock that was a year ahead does not silence the job for a year', async () => {
  const harness = createSchedulerHarness({ start: '2026-01-05T09:05:00Z', jobs: { job: every(60) } })
  await harness.start()
  await harness.sleep(365 * DAY)
  harness.clock.jump(-365 * DAY)
  await harness.advance(2 * HOUR)
  expect(harness.runLines().at(-1)).toBe('succeeded catch_up 10:00')
  // The record of the missed year has its first time, 11:00.
  expect(harness.runLines()).toContain('succeeded 12:00')
})

test('A job first seen by a clock a year ahead runs once the clock is right', async () => {
  const start = definition({ form: 'every', every_seconds: 3600, anchor: 'start' })
  const harness = createSchedulerHarness({ start: '2027-01-05T09:05:00Z', jobs: { job: every(60), start } })
  await harness.start()
  harness.clock.jump(-365 * DAY)
  await harness.advance(150 * MINUTE)
  expect(harness.runLines()).toEqual(['succeeded 11:00', 'succeeded 12:00'])
  expect(harness.runs('start').map(({ outcome }) => outcome)).toEqual(['succeeded', 'succeeded'])
  await harness.killAndRestart()
  expect(harness.services.jobs.get({ id: 'start' }).next_run_time).toBe('2026-01-05T13:05:30+01:00')
})

test('A clock set back by hours goes on with the times it shows', async () => {
  const harness = createSchedulerHarness({ start: '2026-01-05T09:05:00Z', jobs: { job: every(10) } })
  await harness.start()
  await harness.advance(10 * MINUTE)
  harness.clock.jump(-8 * HOUR)
  await harness.advance(20 * MINUTE)
  expect(harness.runLines()).toEqual(['succeeded 02:20', 'succeeded 02:30', 'succeeded 10:10'])
})

test('A clock set back lengthens neither the pause before another attempt nor the deadline', async () => {
  const retry = { attempts: 3, backoff: 'fixed', base_seconds: 60, cap_seconds: 60 } as const
  const harness = createSchedulerHarness({
    start: '2026-01-05T09:05:00Z',
    jobs: { job: every(10, { retry, deadline_seconds: 150 }) },
  })
  harness.does(async ({ attempt, signal }) => {
    if (attempt === 1) throw new Error('not yet')
    return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
  })
  await harness.start()
  await harness.advance(5 * MINUTE)
  harness.clock.jump(-8 * HOUR)
  await harness.advance(3 * MINUTE)
  expect(harness.calls).toHaveLength(2)
  expect(harness.runLines()).toEqual(['failed 10:10'])
})

test('A pause after the previous end counts from that end, and a sleep makes it one run', async () => {
  const after = definition({ form: 'after', after_seconds: 300 })
  const harness = createSchedulerHarness({ start: '2026-01-05T09:00:00Z', jobs: { job: after } })
  harness.does(async () => {
    harness.clock.pass(90_000)
    return SUCCESS
  })
  await harness.start()
  await harness.advance(10 * MINUTE)
  expect(harness.runs().map((run) => run.scheduled_for.slice(11, 19))).toEqual(['10:00:00', '10:06:30'])
  await harness.sleep(5 * HOUR)
  expect(harness.runs()).toHaveLength(3)
})

test('Another zone in the schedule plans anew', async () => {
  const daily = definition({ form: 'cron', cron: '0 9 * * *' })
  const harness = createSchedulerHarness({ start: '2026-01-05T07:30:00Z', jobs: { job: daily } })
  await harness.start()
  const { services } = harness
  const moved = services.jobs.configure({ id: 'job', changes: { schedule: { zone: 'America/New_York' } } })
  expect(moved.next_run_time).toBe('2026-01-05T09:00:00-05:00')
  await harness.advance(DAY)
  expect(harness.runLines()).toEqual(['succeeded 09:00'])
})

test('A machine that travels leaves the schedule in its own zone', async () => {
  const harness = createSchedulerHarness({
    start: '2026-01-05T07:30:00Z',
    jobs: { job: definition({ form: 'cron', cron: '0 9 * * *' }) },
  })
  await harness.start()
  harness.clock.travel('Asia/Kolkata')
  await harness.sleep(0)
  expect(harness.services.jobs.get({ id: 'job' }).next_run_time).toBe('2026-01-05T09:00:00+01:00')
})

test('A stored time that the schedule no longer knows is passed over', async () => {
  const harness = createSchedulerHarness({ start: '2026-01-05T09:05:00Z', jobs: { job: every(10) } })
  await harness.start()
  harness.db
    .prepare("UPDATE job_state SET next_due = ? WHERE job_id = 'job'")
    .run(Date.parse('2026-01-05T09:07:00Z'))
  await harness.killAndRestart(4 * MINUTE)
  await harness.advance(2 * MINUTE)
  expect(harness.runLines()).toEqual(['succeeded 10:10'])
})

test('a next time that the rules of today do not give is computed anew at the start', async () => {
  const vigie = createSchedulerHarness({ jobs: { job: every(60) } })
  await vigie.start()
  const stale = Date.parse('2026-01-05T17:30:00Z')
  vigie.db.prepare("UPDATE job_state SET next_due = ? WHERE job_id = 'job'").run(stale)
  await vigie.killAndRestart()
  expect(vigie.services.jobs.get({ id: 'job' }).next_run_time).toBe('2026-01-05T11:00:00+01:00')
})

test('without a grace time a missed time runs until the next planned one', async () => {
  const missed = { policy: 'latest', cap: 1, grace_seconds: null } as const
  const daily = definition({ form: 'cron', cron: '0 9 * * *' }, { missed })
  const vigie = createSchedulerHarness({ start: '2026-01-05T05:00:00Z', jobs: { job: daily } })
  await vigie.start()
  await vigie.sleep(20 * HOUR)
  expect(vigie.runLines()).toEqual(['succeeded catch_up 09:00'])
})
