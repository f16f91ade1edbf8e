/** Start and end of a schedule, days left out, and one run at a given time. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { planOf } from '../../../main/core/schedule/plan.ts'
import { scheduleSchema } from '../../../shared/schedule.ts'
import { toInstant } from '../../../shared/time/instant.ts'
import { createSchedulerHarness, DAY, definition, HOUR, MINUTE } from '../../helpers/scheduler-harness.ts'

const PARIS = 'Europe/Paris'
const parsed = (schedule: object) => scheduleSchema.parse({ zone: PARIS, ...schedule })
const daily = { form: 'cron', cron: '30 2 * * *' }

function timesOf(schedule: object, from: string, count = 10): string[] {
  const plan = planOf(parsed(schedule), Date.parse(from))
  const times: string[] = []
  for (let next = plan.next(Date.parse(from)); next !== null && times.length < count; next = plan.next(next))
    times.push(toInstant(next, PARIS).slice(5, 16))
  return times
}

describe('a schedule', () => {
  test.each([
    [
      'plans nothing before its start, and its end is excluded',
      { ...daily, starts_at: '2026-01-07', ends_at: '2026-01-09T02:30' },
      '2026-01-05T12:00:00Z',
      ['01-07T02:30', '01-08T02:30'],
    ],
    [
      'begins years ahead, further than 29 February is',
      { form: 'cron', cron: '0 0 29 2 *', starts_at: '2041-01-01' },
      '2026-01-05T12:00:00Z',
      ['02-29T00:00'],
    ],
    [
      'leaves out days in its zone',
      { form: 'every', every_seconds: 12 * 3600, except_days: ['2026-01-06'] },
      '2026-01-05T10:00:00Z',
      ['01-05T12:00', '01-07T00:00', '01-07T12:00'],
    ],
    [
      'counts an interval from its start',
      { form: 'every', every_seconds: 7000, anchor: 'start', starts_at: '2026-01-06T08:00' },
      '2026-01-05T10:00:00Z',
      ['01-06T08:00', '01-06T09:56', '01-06T11:53'],
    ],
    [
      'keeps its windows within its limits',
      {
        form: 'every',
        every_seconds: 3600,
        windows: [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '11:00', rhythm: 'base' }],
        outside: 'none',
        except_days: ['2026-01-06'],
      },
      '2026-01-05T09:30:00Z',
      ['01-07T09:00', '01-07T10:00', '01-08T09:00'],
    ],
    [
      'runs once, at a time that the clock skips at the end of the gap',
      { form: 'once', at: '2026-03-29T02:30' },
      '2026-01-05T00:00:00Z',
      ['03-29T03:00'],
    ],
    [
      'runs once, at a time that occurs twice the first time',
      { form: 'once', at: '2026-10-25T02:30' },
      '2026-01-05T00:00:00Z',
      ['10-25T02:30'],
    ],
    [
      'runs once, at an instant with its own offset',
      { form: 'once', at: '2026-02-01T09:00:00-05:00' },
      '2026-01-05T00:00:00Z',
      ['02-01T15:00'],
    ],
    ['plans nothing by itself', { form: 'manual' }, '2026-01-05T00:00:00Z', []],
  ])('%s', (_what, schedule, from, times) => {
    expect(timesOf(schedule, from, times.length || 1)).toEqual(times)
  })

  test('begins on the day of a clock change at the end of the gap', () => {
    const schedule = { form: 'every', every_seconds: 3600, starts_at: '2026-03-29T02:00' }
    expect(timesOf(schedule, '2026-03-28T20:00:00Z', 2)).toEqual(['03-29T03:00', '03-29T04:00'])
  })

  test.each([['2026-02-30'], ['2026-01-05 09:00'], ['tomorrow'], ['2026-01-05T25:00']])(
    'refuses %s',
    (at) => {
      expect(scheduleSchema.safeParse({ form: 'once', at, zone: PARIS }).success).toBe(false)
    },
  )
})

test('counting, the last and the next planned time agree under any limits', () => {
  const day = fc
    .integer({ min: 1, max: 20 })
    .map((number) => `2026-03-${String(number + 10).padStart(2, '0')}`)
  fc.assert(
    fc.property(
      fc.array(day, { maxLength: 6 }),
      fc.option(day),
      fc.option(day),
      fc.constantFrom(1800, 3600, 7 * 3600, 86400),
      (except_days, starts_at, ends_at, every_seconds) => {
        const limits = { except_days, starts_at, ends_at }
        const plan = planOf(parsed({ form: 'every', every_seconds, ...limits }), 0)
        const [from, to] = [Date.parse('2026-03-10T00:00:00Z'), Date.parse('2026-04-02T00:00:00Z')]
        const all: number[] = []
        for (let next = plan.next(from); next !== null && next <= to; next = plan.next(next)) all.push(next)
        expect(plan.count(from, to)).toBe(all.length)
        expect(plan.latest(from, to)).toBe(all.at(-1) ?? null)
        for (const time of all) {
          const text = toInstant(time, PARIS).slice(0, 10)
          expect(except_days).not.toContain(text)
          if (starts_at !== null) expect(text >= starts_at).toBe(true)
          if (ends_at !== null) expect(text < ends_at).toBe(true)
        }
      },
    ),
    { numRuns: 60 },
  )
})

test('a run at a given time happens once, also if the machine slept through it', async () => {
  const once = definition({ form: 'once', at: '2026-01-05T12:00' })
  const vigie = createSchedulerHarness({ jobs: { job: once } })
  await vigie.start()
  await vigie.sleep(3 * HOUR)
  await vigie.killAndRestart(DAY)
  await vigie.advance(HOUR)
  expect(vigie.runLines()).toEqual(['succeeded catch_up 12:00'])
  expect(vigie.services.jobs.get({ id: 'job' }).next_run_time).toBeNull()
})

test('a run at a given time is not repeated when the clock is set back before it', async () => {
  const once = definition({ form: 'once', at: '2026-01-05T10:05' })
  const vigie = createSchedulerHarness({ jobs: { job: once } })
  await vigie.start()
  await vigie.advance(10 * MINUTE)
  vigie.clock.jump(-9 * MINUTE)
  await vigie.sleep(0)
  await vigie.advance(10 * MINUTE)
  expect(vigie.runLines()).toEqual(['succeeded 10:05'])
})

test('a job whose time has passed can still be renamed', () => {
  const once = definition({ form: 'once', at: '2026-01-04T12:00' })
  const vigie = createSchedulerHarness({ jobs: { job: once } })
  vigie.scheduler.start()
  const { definition: changed } = vigie.services.jobs.configure({ id: 'job', changes: { name: 'Done' } })
  expect(changed.name).toBe('Done')
})

test.each([
  [{ form: 'once', at: '2026-01-04T12:00' }, 'schedule.at', 'schedule.passed'],
  [{ form: 'after', after_seconds: 60, ends_at: '2025-01-01' }, 'schedule.ends_at', 'schedule.passed'],
  [
    { form: 'every', every_seconds: 60, starts_at: '2027-01-05', ends_at: '2027-01-01' },
    'schedule.ends_at',
    'schedule.ends_before',
  ],
  [{ form: 'cron', cron: '0 0 9 * * * 2025' }, 'schedule.cron', 'schedule.years_passed'],
])('%j, which has passed, is refused as passed when it is set', (schedule, field, messageKey) => {
  const vigie = createSchedulerHarness({ jobs: { job: definition({ form: 'manual' }) } })
  vigie.scheduler.start()
  expect(() => vigie.services.jobs.configure({ id: 'job', changes: { schedule } })).toThrow(
    expect.objectContaining({
      code: 'invalid_input',
      params: { field, problem: expect.objectContaining({ messageKey }) },
    }),
  )
})

test('an end before the first time is refused as leaving no time', () => {
  const vigie = createSchedulerHarness({ jobs: { job: definition({ form: 'manual' }) } })
  vigie.scheduler.start()
  const schedule = { form: 'cron', cron: '0 9 1 12 *', ends_at: '2026-02-01' }
  expect(() => vigie.services.jobs.configure({ id: 'job', changes: { schedule } })).toThrow(
    expect.objectContaining({ code: 'schedule_never_runs' }),
  )
})

test('a state of an earlier version keeps its place when fields without a value are added', async () => {
  const before = definition({ form: 'every', every_seconds: 7000, anchor: 'start' })
  const vigie = createSchedulerHarness({ jobs: { job: before } })
  await vigie.start()
  const next = vigie.services.jobs.get({ id: 'job' }).next_run_time
  await vigie.advance(MINUTE)
  const changes = { schedule: { starts_at: null, except_days: [], jitter_seconds: null } }
  expect(vigie.services.jobs.configure({ id: 'job', changes }).next_run_time).toBe(next)
})
