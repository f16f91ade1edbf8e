import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseFigure } from '../../../main/adapters/sources/figures.ts'
import { isCalendarDay, weekdaysBetween } from '../../../shared/time/calendar-day.ts'
import { localMinutes } from '../../../shared/time/local-time.ts'

describe('a figure', () => {
  it.each([
    ['9 791 663,00', ',', 9791663],
    ['9\u202f791\u00a0663,5', ',', 9791663.5],
    ['13.555,45', ',', 13555.45],
    ['-2,58 %', ',', -2.58],
    ['−2,58', ',', -2.58],
    ['13,555.45', '.', 13555.45],
    ['1.5K', '.', 1500],
    ['2M', '.', 2000000],
    ['0.01', '.', 0.01],
    ['+3', '.', 3],
  ] as const)('"%s" with the decimal "%s" is %d', (text, decimal, value) => {
    expect(parseFigure(text, decimal)).toBeCloseTo(value, 10)
  })

  it.each(['', '-', '.', 'N/A', 'n/d', 'null', 'NaN'])('"%s" says there is none', (text) => {
    expect(parseFigure(text, '.')).toBeNull()
  })

  it.each(['abc', '1.2.3', '12 apples', '--3', '1e5'])('"%s" is neither', (text) => {
    expect(() => parseFigure(text, '.')).toThrow(RangeError)
  })

  it('reads back what French and US pages print', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), (hundredths) => {
        const value = hundredths / 100
        const print = (locale: string) => value.toLocaleString(locale, { minimumFractionDigits: 2 })
        expect(parseFigure(print('fr'), ',')).toBeCloseTo(value, 6)
        expect(parseFigure(print('en-US'), '.')).toBeCloseTo(value, 6)
      }),
    )
  })
})

describe('days', () => {
  it('know the calendar', () => {
    expect(['2024-02-29', '2023-02-29', '2026-13-01', 'x'].map(isCalendarDay)).toEqual([
      true,
      false,
      false,
      false,
    ])
  })

  it('count weekdays, both ends included', () => {
    expect(weekdaysBetween('2026-01-05', '2026-01-18')).toBe(10)
    expect(weekdaysBetween('2026-01-10', '2026-01-11')).toBe(0)
    expect(weekdaysBetween('2026-01-12', '2026-01-05')).toBe(0)
  })

  it('follow the zone: Casablanca is on UTC during Ramadan, on UTC+1 otherwise', () => {
    const noon = (day: string) => localMinutes(Date.parse(`${day}T11:00:00Z`), 'Africa/Casablanca') / 60
    expect([noon('2026-01-09'), noon('2026-03-02')]).toEqual([12, 11])
  })
})
