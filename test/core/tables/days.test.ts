import { describe, expect, test } from 'vitest'
import { dayOrderOf, isAmbiguous, orderOf, readDay } from '../../../main/core/tables/days.ts'
import { dayNumber, dayText } from '../../../shared/time/calendar-day.ts'

const DAY_FIRST = { order: 'dmy', today: dayNumber('2026-03-10'), zone: 'Europe/Paris' } as const

test('the day comes first in French, the month in English', () => {
  expect([dayOrderOf('fr'), dayOrderOf('en')]).toEqual(['dmy', 'mdy'])
})

describe('dates', () => {
  test.each([
    ['2026-03-09', '2026-03-09'],
    ['2026/3/9', '2026-03-09'],
    ['2026-03-09T08:30:00Z', '2026-03-09'],
    ['09/03/2026', '2026-03-09'],
    ['9.3.26', '2026-03-09'],
    ['09-03-2026 14:30', '2026-03-09'],
    ['9 mars 2026', '2026-03-09'],
    ['lundi 9 mars 2026', '2026-03-09'],
    ['lun. 9 mars 2026', '2026-03-09'],
    ['Mon, 9 Mar 2026', '2026-03-09'],
    ['mar. 10 mars 2026', '2026-03-10'],
    ['1er août 2026', '2026-08-01'],
    ['15 déc. 2026', '2026-12-15'],
    ['Mar 9, 2026', '2026-03-09'],
    ['9-Mar-26', '2026-03-09'],
    ['March 9th, 2026', '2026-03-09'],
    ['29/02/2028', '2028-02-29'],
    ['20260309', '2026-03-09'],
    ['14/Dec/26 12:00 AM', '2026-12-14'],
    ['lundi 9 mars 2026 à 14h30', '2026-03-09'],
    ['46090', '2026-03-09'],
    ['46090.75', '2026-03-09'],
    ['46090,5', '2026-03-09'],
    ['demain', '2026-03-11'],
    ['2 weeks ago', '2026-02-24'],
    ['dans 3 jours', '2026-03-13'],
    ['2026-03-09T23:30:00Z', '2026-03-10'],
    ['2026-03-09 23:30', '2026-03-09'],
  ])('%s is read', (text, day) => {
    const reading = readDay(text, DAY_FIRST)
    expect('value' in reading && dayText(reading.value)).toBe(day)
  })

  test.each([
    ['31/02/2026', 'impossible_date'],
    ['2026-13-01', 'impossible_date'],
    ['29 février 2026', 'impossible_date'],
    ['01/01/1850', 'date_out_of_range'],
    ['9 mars', 'not_a_date'],
    ['2026', 'not_a_date'],
    ['12', 'not_a_date'],
  ])('%s is %s', (text, problem) => {
    expect(readDay(text, DAY_FIRST)).toEqual({ problem })
  })

  test('the month comes first where the column says so', () => {
    expect(readDay('03/09/2026', { ...DAY_FIRST, order: 'mdy' })).toEqual(readDay('2026-03-09', DAY_FIRST))
    expect(orderOf([{ cells: ['03/04/2026', '', '03/19/2026'] }])).toBe('mdy')
    expect(orderOf([{ cells: ['03/04/2026', '19/03/2026'] }])).toBe('dmy')
    expect(orderOf([{ cells: ['03/04/2026', '2026-03-19'] }])).toBeNull()
    expect(orderOf([{ cells: ['13/04/2026', '14/04/2026', '04/15/2026'] }])).toBe('dmy')
  })
})

test.each([
  ['03/04/2026', true],
  ['03/03/2026', false],
  ['13/04/2026', false],
  ['2026-03-04', false],
])('%s is ambiguous: %s', (text, wanted) => {
  expect(isAmbiguous(text)).toBe(wanted)
})
