import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { nextOccurrence, projected } from '../../../main/core/maintenances/recurrence.ts'
import type { MaintenanceRecurrence } from '../../../shared/maintenance.ts'
import { dayNumber, dayText, monthDay, weekDay } from '../../../shared/time/calendar-day.ts'
import { localDay, localInstant } from '../../../shared/time/local-time.ts'

const on = (day: string, aim = monthDay(dayNumber(day))) => ({ plannedDay: dayNumber(day), monthDay: aim })
const every = (
  count: number,
  unit: MaintenanceRecurrence['unit'],
  from: MaintenanceRecurrence['from'] = 'plan',
): MaintenanceRecurrence => ({
  every: count,
  unit,
  from,
})
const next = (recurrence: MaintenanceRecurrence, planned: string, completed: string, aim?: number) => {
  const found = nextOccurrence(recurrence, on(planned, aim), dayNumber(completed))
  return found === null ? null : dayText(found.plannedDay)
}

describe('the next maintenance', () => {
  test.each([
    ['a day early', every(7, 'day'), '2026-03-10', '2026-03-09', '2026-03-17'],
    ['on its day', every(2, 'week'), '2026-03-10', '2026-03-10', '2026-03-24'],
    ['late, within a step', every(1, 'month'), '2026-03-10', '2026-04-02', '2026-04-10'],
    ['late by more than two steps', every(1, 'month'), '2026-03-10', '2026-06-10', '2026-07-10'],
    ['early, from the completion', every(10, 'day', 'completion'), '2026-03-10', '2026-03-01', '2026-03-11'],
    ['late, from the completion', every(1, 'month', 'completion'), '2026-03-10', '2026-05-31', '2026-06-30'],
    ['at the end of a month', every(1, 'month'), '2026-01-31', '2026-01-31', '2026-02-28'],
    ['in a leap year', every(12, 'month'), '2028-02-29', '2028-02-29', '2029-02-28'],
  ])('done %s', (_, recurrence, planned, completed, expected) => {
    expect(next(recurrence, planned, completed)).toBe(expected)
  })

  it('is the next day of a rule of a calendar, until the rule ends', () => {
    const ruled = { ...every(1, 'month'), rule: 'DTSTART:20260203 RRULE:FREQ=MONTHLY;BYDAY=2MO;COUNT=2' }
    expect(next(ruled, '2026-02-03', '2026-02-03')).toBe('2026-02-09')
    expect(next(ruled, '2026-02-03', '2026-02-20')).toBe('2026-03-09')
    expect(next(ruled, '2026-03-09', '2026-03-09')).toBeNull()
  })

  it('returns to the 31st after a shorter month', () => {
    expect(next(every(1, 'month'), '2026-02-28', '2026-02-28', 31)).toBe('2026-03-31')
  })

  it('always lies after both the planned day and the completion, on the grid of the plan', () => {
    const cases = fc.record({
      count: fc.integer({ min: 1, max: 50 }),
      unit: fc.constantFrom('day' as const, 'week' as const),
      delay: fc.integer({ min: -100, max: 2000 }),
    })
    fc.assert(
      fc.property(cases, ({ count, unit, delay }) => {
        const planned = dayNumber('2026-01-15')
        const found = nextOccurrence(every(count, unit), on('2026-01-15'), planned + delay)?.plannedDay
        if (found === undefined) throw new Error('no next one')
        const step = count * (unit === 'week' ? 7 : 1)
        expect(found).toBeGreaterThan(Math.max(planned, planned + delay))
        expect((found - planned) % step).toBe(0)
        expect(found - step).toBeLessThanOrEqual(Math.max(planned, planned + delay))
      }),
    )
  })

  it('is projected up to a day, and no further than asked', () => {
    const days = projected(every(1, 'month'), on('2026-01-31'), dayNumber('2026-04-30'), 10)
    expect(days.map(dayText)).toEqual(['2026-02-28', '2026-03-31', '2026-04-30'])
    expect(projected(every(1, 'day'), on('2026-01-01'), dayNumber('2027-01-01'), 5)).toHaveLength(5)
  })
})

describe('days', () => {
  test.each([
    ['2026-03-29T00:59:00Z', 'Europe/Paris', '2026-03-29'],
    ['2026-03-28T23:30:00Z', 'Europe/Paris', '2026-03-29'],
    ['2026-10-25T22:59:00Z', 'Europe/Paris', '2026-10-25'],
    ['2026-10-25T23:01:00Z', 'Europe/Paris', '2026-10-26'],
    ['2026-06-01T12:30:00Z', 'Pacific/Auckland', '2026-06-02'],
    ['2026-06-01T03:00:00Z', 'America/New_York', '2026-05-31'],
  ])('%s in %s is %s', (at, zone, day) => {
    expect(dayText(localDay(Date.parse(at), zone))).toBe(day)
  })

  test.each([
    ['2026-03-29', 150, 'Europe/Paris', '2026-03-29T01:00:00.000Z'],
    ['2026-10-25', 150, 'Europe/Paris', '2026-10-25T00:30:00.000Z'],
    ['2026-07-01', 480, 'Europe/Paris', '2026-07-01T06:00:00.000Z'],
    ['2026-01-01', 480, 'Asia/Kolkata', '2026-01-01T02:30:00.000Z'],
  ])('%s at minute %i in %s is %s', (day, minutes, zone, at) => {
    expect(new Date(localInstant(dayNumber(day), minutes, zone)).toISOString()).toBe(at)
  })

  it('knows Mondays', () => {
    expect([weekDay(dayNumber('2026-03-09')), weekDay(dayNumber('2026-03-15')), weekDay(-1)]).toEqual([
      1, 7, 3,
    ])
  })
})
