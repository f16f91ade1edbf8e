/** Further cases that other schedulers had reports about: clocks that jump, rare days, and schedules that change. */
import { describe, expect, test } from 'vitest'
import { planOf } from '../../../main/core/schedule/plan.ts'
import { scheduleSchema } from '../../../shared/schedule.ts'
import {
  createSchedulerHarness,
  DAY,
  definition,
  every,
  HOUR,
  MINUTE,
} from '../../helpers/scheduler-harness.ts'

/** The planned times after an instant, local without their offset. */
function times(schedule: object, from: string, count: number): string[] {
  const parsed = scheduleSchema.parse(schedule)
  const plan = planOf(parsed, Date.parse(from))
  const found: string[] = []
  const text = new Intl.DateTimeFormat('sv', {
    dateStyle: 'short',
    timeStyle: 'short',
    timeZone: parsed.zone,
  })
  for (let at = plan.next(Date.parse(from)); at !== null && found.length < count; at = plan.next(at))
    found.push(text.format(at))
  return found
}

const cron = (expression: string, zone: string) => ({ form: 'cron', cron: expression, zone })
const daily = (expression: string, options = {}) => definition({ form: 'cron', cron: expression }, options)

describe('planned times', () => {
  test.each([
    [
      'asked for within the second pass of a repeated hour are never in the past',
      cron('30 1 * * *', 'America/New_York'),
      '2026-11-01T06:15:00Z',
      ['2026-11-02 01:30', '2026-11-03 01:30'],
    ],
    [
      'of a week in the skipped hour move on that day only',
      cron('30 2 * * 0', 'Europe/Amsterdam'),
      '2026-03-23T00:00:00Z',
      ['2026-03-29 03:00', '2026-04-05 02:30'],
    ],
    [
      'of 29 February leave out 2100, which is no leap year',
      cron('0 0 29 2 *', 'UTC'),
      '2097-01-01T00:00:00Z',
      ['2104-02-29 00:00'],
    ],
    [
      'on the 31st leave out the months without one',
      cron('0 0 31 * *', 'Europe/Paris'),
      '2026-01-31T12:00:00Z',
      ['2026-03-31 00:00', '2026-05-31 00:00', '2026-07-31 00:00'],
    ],
    [
      'of the last day follow leap years',
      cron('59 23 L 2 *', 'Europe/Paris'),
      '2027-01-01T00:00:00Z',
      ['2027-02-28 23:59', '2028-02-29 23:59', '2029-02-28 23:59'],
    ],
    [
      'at a midnight that the clock skips are at the end of the gap',
      cron('@daily', 'Africa/Cairo'),
      '2026-04-22T23:00:00Z',
      ['2026-04-24 01:00', '2026-04-25 00:00'],
    ],
    [
      'of a day that a zone has left out are at the end of that gap, once',
      cron('0 9 * * *', 'Pacific/Apia'),
      '2011-12-29T00:00:00Z',
      ['2011-12-29 09:00', '2011-12-31 00:00', '2011-12-31 09:00'],
    ],
    [
      'of an interval on the clock begin again at the midnight of a day of 25 hours',
      { form: 'every', every_seconds: 6 * 3600, zone: 'Europe/Paris' },
      '2026-10-24T21:00:00Z',
      [
        '2026-10-25 00:00',
        '2026-10-25 05:00',
        '2026-10-25 11:00',
        '2026-10-25 17:00',
        '2026-10-25 23:00',
        '2026-10-26 00:00',
      ],
    ],
  ])('%s', (_, schedule, from, expected) => {
    expect(times(schedule, from, expected.length)).toEqual(expected)
  })
})

test('a new time that is earlier today begins tomorrow, and does not count as missed', async () => {
  const vigie = createSchedulerHarness({ jobs: { job: daily('0 9 * * *') }, start: '2026-01-05T07:00:00Z' })
  await vigie.start()
  await vigie.advance(4 * HOUR)
  vigie.services.jobs.configure({ id: 'job', changes: { schedule: { cron: '0 11 * * *' } } })
  await vigie.advance(HOUR)
  expect(vigie.runLines()).toEqual(['succeeded 09:00'])
  expect(vigie.services.jobs.get({ id: 'job' }).next_run_time).toBe('2026-01-06T11:00:00+01:00')
})

test('what passed while a job was switched off is not made up for when it is switched on', async () => {
  const vigie = createSchedulerHarness({ jobs: { job: every(60) } })
  await vigie.start()
  vigie.services.jobs.configure({ id: 'job', changes: { enabled: false } })
  await vigie.advance(5 * HOUR)
  vigie.services.jobs.configure({ id: 'job', changes: { enabled: true } })
  await vigie.advance(30 * MINUTE)
  expect(vigie.runLines()).toEqual([])
})

test('a time missed before its share of the jitter is made up for, and the next one keeps its share', async () => {
  const job = definition({ form: 'every', every_seconds: 3600, jitter_seconds: 3600 })
  const vigie = createSchedulerHarness({ jobs: { job }, share: () => 55 / 60, start: '2026-01-05T08:50:00Z' })
  await vigie.start()
  await vigie.killAndRestart(75 * MINUTE)
  await vigie.advance(2 * HOUR)
  const started = vigie.runs().map((run) => run.started_at?.slice(11, 16))
  expect(started).toEqual(['11:05', '11:55', '12:55'])
})

test('a clock ten years ahead and a job every second are one run and one truthful record, at once', async () => {
  const job = definition({ form: 'every', every_seconds: 1 })
  const vigie = createSchedulerHarness({ jobs: { job } })
  await vigie.start()
  vigie.clock.jump(3652 * DAY)
  await vigie.advance(1000)
  const skipped = vigie.runs().filter(({ outcome }) => outcome === 'skipped')
  expect(skipped).toHaveLength(1)
  expect(skipped[0]?.skipped_count).toBeGreaterThan(3652 * 86_400 - 60)
})

test('a machine that started in 1970 and got its time goes on at its interval', async () => {
  const vigie = createSchedulerHarness({ jobs: { job: every(1) }, start: '1970-01-01T00:00:30Z' })
  await vigie.start()
  await vigie.advance(2 * MINUTE)
  vigie.clock.jump(Date.parse('2026-01-05T09:00:10Z') - vigie.clock.now())
  await vigie.advance(3 * MINUTE)
  const ran = vigie.runs().filter(({ outcome }) => outcome === 'succeeded')
  expect(ran.slice(-2).map((run) => run.scheduled_for)).toEqual([
    '2026-01-05T10:02:00+01:00',
    '2026-01-05T10:03:00+01:00',
  ])
})

test('a run that is in flight when its schedule changes ends, and the new times hold at once', async () => {
  const vigie = createSchedulerHarness({ jobs: { job: every(60, { deadline_seconds: 10_000 }) } })
  await vigie.start()
  vigie.does(async ({ signal }) => {
    await new Promise<void>((resolve) => vigie.alarm.ring(vigie.clock.now() + 85 * MINUTE, resolve))
    signal.throwIfAborted()
    return { outcome: 'succeeded', faults: [], summary: {} }
  })
  await vigie.advance(70 * MINUTE)
  vigie.services.jobs.configure({ id: 'job', changes: { schedule: { every_seconds: 1800 } } })
  await vigie.advance(3 * HOUR)
  expect(vigie.runLines()).toEqual([
    'succeeded 11:00',
    'skipped still_running x2 11:30',
    'succeeded 12:30',
    'skipped still_running x2 13:00',
    'running 14:00',
  ])
})
