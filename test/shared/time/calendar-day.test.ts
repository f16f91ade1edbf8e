/** Arithmetic of days, compared with Temporal's plain dates. */
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it, test } from 'vitest'
import {
  addDays,
  addMonths,
  dayNumber,
  dayParts,
  daysBetween,
  daysFrom,
  dayText,
  earlier,
  isCalendarDay,
  monthDay,
  monthLength,
  startInMicroseconds,
  startOfUtcDay,
  utcDay,
  utcDayNumber,
  weekDay,
} from '../../../shared/time/calendar-day.ts'
import type { CalendarDay, DayNumber, EpochMs, EpochUs } from '../../../shared/time/units.ts'

const days = fc.integer({ min: dayNumber('0100-01-01'), max: dayNumber('9900-12-31') })
const some = fc.integer({ min: -30_000, max: 30_000 })

describe('a calendar day', () => {
  it('survives its text', () => {
    fc.assert(
      fc.property(days, (day) => {
        expect(dayNumber(dayText(day))).toBe(day)
      }),
    )
  })

  it('some days later is the day that Temporal gives, and as many days away', () => {
    fc.assert(
      fc.property(days, some, (day, count) => {
        const text = dayText(day)
        expect(addDays(text, count)).toBe(Temporal.PlainDate.from(text).add({ days: count }).toString())
        expect(daysBetween(text, addDays(text, count))).toBe(count)
      }),
    )
  })

  it('some months later is the day that Temporal gives, the last one of a shorter month', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -1000, max: 1000 }), (day, months) => {
        const expected = Temporal.PlainDate.from(dayText(day)).add({ months })
        expect(dayText(addMonths(day, months, monthDay(day)))).toBe(expected.toString())
      }),
    )
  })

  it('has the parts, and its month the length, that Temporal gives', () => {
    fc.assert(
      fc.property(days, (day) => {
        const { year, month, day: inMonth, daysInMonth } = Temporal.PlainDate.from(dayText(day))
        expect(dayParts(day)).toEqual({ year, month, day: inMonth })
        expect(monthLength(dayParts(day))).toBe(daysInMonth)
      }),
    )
  })

  it('has the weekday that Temporal gives', () => {
    fc.assert(
      fc.property(days, (day) => {
        expect(weekDay(day)).toBe(Temporal.PlainDate.from(dayText(day)).dayOfWeek)
      }),
    )
  })

  test.each([
    ['2024-02-29', true],
    ['2026-02-29', false],
    ['2000-02-29', true],
    ['1900-02-29', false],
    ['2026-04-31', false],
    ['2026-00-10', false],
    ['2026-01-00', false],
    ['2026-1-01', false],
  ])('exists or not: %s %s', (text, exists) => {
    expect(isCalendarDay(text)).toBe(exists)
  })

  it('starts in UTC at its first instant, in either unit', () => {
    fc.assert(
      fc.property(days, (day) => {
        const text = dayText(day)
        const start = startOfUtcDay(text)
        expect([utcDay(start), utcDay(start - 1)]).toEqual([text, dayText(day - 1)])
        expect(utcDayNumber(start)).toBe(day)
        expect(startInMicroseconds(text)).toBe(start * 1000)
      }),
    )
  })

  it('is in a range with both its ends, and none is in one that ends before it starts', () => {
    expect(daysFrom('2024-02-28', '2024-03-01')).toEqual(['2024-02-28', '2024-02-29', '2024-03-01'])
    expect(daysFrom('2024-03-01', '2024-02-28')).toEqual([])
  })

  it('that is earlier wins', () => {
    expect([earlier('2024-01-02', '2024-01-10'), earlier('2024-01-10', '2024-01-02')]).toEqual([
      '2024-01-02',
      '2024-01-02',
    ])
  })
})

describe('a unit', () => {
  it('is not accepted for another by the compiler', () => {
    const [ms, us, number, text]: [EpochMs, EpochUs, DayNumber, CalendarDay] = [
      startOfUtcDay('2026-01-01'),
      startInMicroseconds('2026-01-01'),
      dayNumber('2026-01-01'),
      '2026-01-01',
    ]
    // @ts-expect-error microseconds are not milliseconds
    expect(utcDay(us)).not.toBe(text)
    // @ts-expect-error an instant is not a day
    expect(() => dayText(ms)).toThrow(RangeError)
    // @ts-expect-error a day is not an instant
    expect(utcDayNumber(number)).not.toBe(number)
  })
})
