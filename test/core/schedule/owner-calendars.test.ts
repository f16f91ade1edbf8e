/** Free days of exchanges and of the owner's calendars. */
import { expect, test } from 'vitest'
import { planOf } from '../../../main/core/schedule/plan.ts'
import { scheduleSchema } from '../../../shared/schedule.ts'
import { toInstant } from '../../../shared/time/instant.ts'
import { createSchedulerHarness, definition, HOUR } from '../../helpers/scheduler-harness.ts'

const daily = (except_calendars: string[]) => ({ form: 'cron', cron: '0 9 * * *', except_calendars })
const calendars = (...days: string[]) => ({ family: { days } })

test('a schedule leaves out the days of the owner’s calendar', () => {
  const schedule = scheduleSchema.parse({ zone: 'Europe/Paris', ...daily(['family']) })
  const plan = planOf(schedule, 0, calendars('2026-01-06', '2026-01-07'))
  expect(toInstant(plan.next(Date.parse('2026-01-05T12:00:00Z')) ?? 0, 'Europe/Paris').slice(0, 10)).toBe(
    '2026-01-08',
  )
})

test('of an exchange, weekends and holidays are left out, in years to come too', () => {
  const schedule = scheduleSchema.parse({ zone: 'Europe/Paris', ...daily(['nyse']) })
  const plan = planOf(schedule, 0)
  // Good Friday 2030 is 19 April.
  expect(toInstant(plan.next(Date.parse('2030-04-18T12:00:00Z')) ?? 0, 'Europe/Paris').slice(0, 10)).toBe(
    '2030-04-22',
  )
})

test('a calendar with the name of an exchange closes further sessions', () => {
  const schedule = scheduleSchema.parse({
    zone: 'America/New_York',
    form: 'every',
    every_seconds: 3600,
    windows: [{ session: 'nyse', rhythm: 'base' }],
    outside: 'none',
  })
  const plan = planOf(schedule, 0, { nyse: { days: ['2026-01-06'] } })
  expect(toInstant(plan.next(Date.parse('2026-01-05T22:00:00Z')) ?? 0, 'America/New_York')).toBe(
    '2026-01-07T10:00:00-05:00',
  )
})

test('a calendar that changes moves the next time at once, and a start finds it moved', async () => {
  const vigie = createSchedulerHarness({ start: '2026-01-05T12:00:00Z' })
  vigie.settings.update((settings) => ({ ...settings, calendars: calendars('2026-02-01') }))
  const job = definition(daily(['family']))
  vigie.settings.update((settings) => ({ ...settings, jobs: { ...settings.jobs, job } }))
  await vigie.start()
  const next = () => vigie.services.jobs.get({ id: 'job' }).next_run_time?.slice(0, 10)
  expect(next()).toBe('2026-01-06')
  vigie.settings.update((settings) => ({ ...settings, calendars: calendars('2026-01-06') }))
  expect(next()).toBe('2026-01-07')
  await vigie.killAndRestart(HOUR)
  expect(next()).toBe('2026-01-07')
})

test('a calendar that does not exist is refused', async () => {
  const vigie = createSchedulerHarness({ jobs: { job: definition(daily([])) } })
  await vigie.start()
  const changes = { schedule: { except_calendars: ['holidays'] } }
  expect(() => vigie.services.jobs.configure({ id: 'job', changes })).toThrow(
    expect.objectContaining({
      code: 'invalid_input',
      params: expect.objectContaining({ field: 'schedule.except_calendars' }),
    }),
  )
})
