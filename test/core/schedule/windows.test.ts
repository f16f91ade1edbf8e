import { expect, test } from 'vitest'
import { assertRuns, planOf } from '../../../main/core/schedule/plan.ts'
import { scheduleSchema } from '../../../shared/schedule.ts'
import { toInstant } from '../../../shared/time/instant.ts'

const weekdays = [1, 2, 3, 4, 5]
const parse = (schedule: object) => scheduleSchema.parse({ zone: 'Africa/Casablanca', ...schedule })

function times(schedule: object, from: string, count: number): string[] {
  const parsed = parse(schedule)
  const plan = planOf(parsed, Date.parse(from))
  const found: string[] = []
  for (let next = plan.next(Date.parse(from)); next !== null && found.length < count; next = plan.next(next))
    found.push(toInstant(next, parsed.zone).slice(8, 16))
  return found
}

/** "Every 5 min Monday to Friday 09:00-16:30, every 30 min else, none at the week-end." */
const recommended = {
  form: 'every',
  every_seconds: 1800,
  windows: [
    { days: weekdays, from: '09:00', to: '16:30', rhythm: { every_seconds: 300 } },
    { days: [6, 7], from: '00:00', to: '24:00', rhythm: 'none' },
  ],
}

test('Five minutes in market hours, thirty outside, nothing at the week-end', () => {
  expect(times(recommended, '2026-05-22T07:20:00Z', 5)).toEqual([
    '22T08:30',
    '22T09:00',
    '22T09:05',
    '22T09:10',
    '22T09:15',
  ])
  expect(times(recommended, '2026-05-22T15:18:00Z', 4)).toEqual([
    '22T16:20',
    '22T16:25',
    '22T16:30',
    '22T17:00',
  ])
  expect(times(recommended, '2026-05-22T22:10:00Z', 3)).toEqual(['22T23:30', '25T00:00', '25T00:30'])
})

test('The first window that matches wins', () => {
  const lunch = { days: weekdays, from: '12:00', to: '13:00', rhythm: 'none' }
  const schedule = { ...recommended, windows: [lunch, ...recommended.windows] }
  expect(times(schedule, '2026-05-22T10:50:00Z', 3)).toEqual(['22T11:55', '22T13:00', '22T13:05'])
})

test('A window may pass midnight, counted from the day it begins', () => {
  const night = { days: [5], from: '22:00', to: '02:00', rhythm: 'base' }
  const schedule = { form: 'every', every_seconds: 3600, windows: [night], outside: 'none' }
  expect(times(schedule, '2026-05-22T10:00:00Z', 5)).toEqual([
    '22T22:00',
    '22T23:00',
    '23T00:00',
    '23T01:00',
    '29T22:00',
  ])
})

test('The sessions of an exchange, in its own zone', () => {
  const schedule = {
    form: 'every',
    every_seconds: 3600,
    zone: 'Europe/Paris',
    windows: [{ session: 'nyse', rhythm: { every_seconds: 1800 } }],
    outside: 'none',
  }
  expect(times(schedule, '2026-11-25T20:40:00Z', 3)).toEqual(['27T15:30', '27T16:00', '27T16:30'])
})

test('A cron expression inside windows', () => {
  const office = { days: weekdays, from: '09:00', to: '12:00', rhythm: 'base' }
  const schedule = { form: 'cron', cron: '0 */2 * * *', windows: [office], outside: 'none' }
  expect(times(schedule, '2026-05-22T08:00:00Z', 3)).toEqual(['22T10:00', '25T10:00', '26T10:00'])
})

test('A pause after the end waits for the window to open, and follows the rhythm inside it', () => {
  const plan = planOf(
    parse({
      form: 'after',
      after_seconds: 600,
      windows: [{ days: weekdays, from: '09:00', to: '16:30', rhythm: { every_seconds: 60 } }],
      outside: 'none',
    }),
    0,
  )
  const after = (end: string) => new Date(plan.next(Date.parse(end)) ?? 0).toISOString().slice(5, 16)
  expect(after('2026-05-22T09:00:00Z')).toBe('05-22T09:01')
  expect(after('2026-05-22T15:30:00Z')).toBe('05-25T08:00')
})

test('A schedule whose windows leave it no time is refused', () => {
  const never = parse({ form: 'every', every_seconds: 3600, outside: 'none' })
  expect(() => assertRuns(never, Date.parse('2026-05-22T00:00:00Z'))).toThrow('leave it no time')
})
