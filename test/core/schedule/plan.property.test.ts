import fc from 'fast-check'
import { expect, test } from 'vitest'
import { planOf } from '../../../main/core/schedule/plan.ts'
import { scheduleSchema } from '../../../shared/schedule.ts'

const zone = fc.constantFrom(
  'Europe/Paris',
  'America/New_York',
  'Africa/Casablanca',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
)
const hour = fc.integer({ min: 0, max: 23 }).map((value) => `${String(value).padStart(2, '0')}:00`)
const recurrence = fc.oneof(
  fc.constantFrom('none', 'base'),
  fc.constantFrom(600, 1800, 5400).map((every_seconds) => ({ every_seconds })),
)
const weekWindow = fc.record({
  days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
  from: hour,
  to: hour,
  rhythm: recurrence,
})
const sessionWindow = fc.record({ session: fc.constantFrom('nyse', 'casablanca'), rhythm: recurrence })
const common = {
  zone,
  windows: fc.array(fc.oneof(weekWindow, sessionWindow), { maxLength: 3 }),
  outside: fc.constantFrom('base', 'none'),
}
const schedule = fc.oneof(
  fc.record({
    form: fc.constant('every'),
    every_seconds: fc.constantFrom(300, 900, 3600, 7000, 25_200, 86_400, 172_800),
    anchor: fc.constantFrom('clock', 'start'),
    ...common,
  }),
  fc.record({
    form: fc.constant('cron'),
    cron: fc.constantFrom('*/20 * * * *', '30 2 * * *', '0,30 1-3 * * *', '15 */3 * * 1-5', '0 0 1,15 * *'),
    ...common,
  }),
)
/** Days around the clock changes of 2026, and any others. */
const from = fc.oneof(
  fc
    .constantFrom(
      '2026-02-13',
      '2026-03-06',
      '2026-03-20',
      '2026-03-27',
      '2026-04-03',
      '2026-10-02',
      '2026-10-23',
    )
    .map(Date.parse),
  fc
    .integer({ min: Date.UTC(2024, 0, 1) / 1000, max: Date.UTC(2027, 11, 1) / 1000 })
    .map((second) => second * 1000),
)

test('count and latest say the same as walking from time to time', () => {
  fc.assert(
    fc.property(schedule, from, fc.integer({ min: 1, max: 4 * 86_400 }), (given, start, seconds) => {
      const plan = planOf(scheduleSchema.parse(given), start)
      const end = start + seconds * 1000
      const walked: number[] = []
      for (let next = plan.next(start); next !== null && next <= end; next = plan.next(next))
        walked.push(next)
      expect(walked).toEqual([...new Set(walked)].sort((a, b) => a - b))
      expect(plan.count(start, end)).toBe(walked.length)
      expect(plan.latest(start, end)).toBe(walked.at(-1) ?? null)
    }),
    { numRuns: 300 },
  )
})

test('The next time does not depend on where between two times one stands', () => {
  fc.assert(
    fc.property(schedule, from, fc.integer({ min: 0, max: 86_400_000 }), (given, start, ahead) => {
      const plan = planOf(scheduleSchema.parse(given), start)
      const next = plan.next(start)
      const between = Math.min(start + ahead, (next ?? Infinity) - 1)
      expect(plan.next(between)).toBe(next)
    }),
    { numRuns: 300 },
  )
})
