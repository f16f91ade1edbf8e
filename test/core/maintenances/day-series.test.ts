/** A series of days: its rules, further days and days left out. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDayRule } from '../../../main/core/maintenances/day-rule.ts'
import { daysOfSeries, parseSeries, seriesText } from '../../../main/core/maintenances/day-series.ts'
import { dayNumber, dayText } from '../../../shared/time/calendar-day.ts'

describe('a series', () => {
  it('has its start, further days and no excepted ones, shifted to the owner', () => {
    const series = parseSeries(
      'DTSTART:20261203 RRULE:FREQ=WEEKLY;COUNT=3 RDATE:20261204 EXDATE:20261210 SHIFT:1',
      0,
    )
    if (series === null) throw new Error('no series')
    expect([...daysOfSeries(series, dayNumber('2027-12-31'))].map(dayText)).toEqual([
      '2026-12-04',
      '2026-12-05',
      '2026-12-18',
    ])
  })

  it('of several rules has the days of each, once', () => {
    const rules = 'RRULE:FREQ=WEEKLY;COUNT=3 RRULE:FREQ=MONTHLY;BYMONTHDAY=10,15;UNTIL=20270110'
    const series = parseSeries(`DTSTART:20261203 ${rules} EXDATE:20261215`, 0)
    if (series === null) throw new Error('no series')
    expect([...daysOfSeries(series, dayNumber('2027-12-31'))].map(dayText)).toEqual([
      '2026-12-03',
      '2026-12-10',
      '2026-12-17',
      '2027-01-10',
    ])
  })

  it('has its start even if its rule leaves it out, but not if its rule ends before it', () => {
    const days = (text: string) => {
      const series = parseSeries(text, 0)
      return series && [...daysOfSeries(series, dayNumber('2026-12-31'))].map(dayText)
    }
    expect(days('DTSTART:20261203 RRULE:FREQ=WEEKLY;BYDAY=FR;COUNT=1')).toEqual(['2026-12-03', '2026-12-04'])
    expect(days('DTSTART:20261203 RRULE:FREQ=WEEKLY;UNTIL=20261202')).toEqual([])
    expect(days('DTSTART:20261203 RRULE:FREQ=WEEKLY;UNTIL=20261202 RDATE:20261210')).toEqual(['2026-12-10'])
  })

  it.each(['DTSTART:20261203', 'RRULE:FREQ=WEEKLY RRULE:FREQ=NEVER', 'DTSTART:20261203 RDATE:soon'])(
    '%j is none',
    (text) => {
      expect(parseSeries(text, 0)).toBeNull()
    },
  )

  it('reads back what it writes', () => {
    const day = fc.integer({ min: 0, max: 40_000 })
    fc.assert(
      fc.property(
        day,
        fc.uniqueArray(day),
        fc.uniqueArray(day),
        fc.integer({ min: -1, max: 1 }),
        (start, further, except, shift) => {
          const rules = ['FREQ=WEEKLY;BYDAY=MO', 'FREQ=MONTHLY;BYMONTHDAY=-1'].map((text) => {
            const rule = parseDayRule(text)
            if (rule === null) throw new Error('no rule')
            return { text, rule }
          })
          const series = {
            start,
            rules,
            further,
            except: new Set(except),
            shift,
          }
          expect(parseSeries(seriesText(series), 0)).toEqual(series)
        },
      ),
    )
  })
})
