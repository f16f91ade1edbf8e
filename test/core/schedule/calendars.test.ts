import { describe, expect, test } from 'vitest'
import { moonDays } from '../../../main/core/schedule/calendars/moon-days.ts'
import { nyseYear } from '../../../main/core/schedule/calendars/nyse-rule.ts'
import { calendars, coversYear, sessionsOf } from '../../../main/core/schedule/calendars/sessions.ts'
import { CALENDARS, type CalendarName } from '../../../shared/schedule.ts'
import { toInstant } from '../../../shared/time/instant.ts'

const DAY = 86_400_000

function session(name: CalendarName, day: string): string | null {
  const calendar = calendars[name]
  const found = sessionsOf(calendar).onDay(Date.parse(day) / DAY)
  return found && `${toInstant(found.open, calendar.zone)} ${toInstant(found.close, calendar.zone)}`
}

test.each([
  ['nyse', '2026-11-25', '2026-11-25T09:30:00-05:00 2026-11-25T16:00:00-05:00'],
  ['nyse', '2026-11-26', null],
  ['nyse', '2026-11-27', '2026-11-27T09:30:00-05:00 2026-11-27T13:00:00-05:00'],
  ['nyse', '2026-11-28', null],
  ['nyse', '2026-07-06', '2026-07-06T09:30:00-04:00 2026-07-06T16:00:00-04:00'],
  ['nyse', '2025-01-09', null],
  ['nyse', '2027-12-24', null],
  ['casablanca', '2026-01-14', null],
  ['casablanca', '2026-01-15', '2026-01-15T09:30:00+01:00 2026-01-15T15:30:00+01:00'],
  ['casablanca', '2025-03-14', '2025-03-14T10:00:00+00:00 2025-03-14T13:30:00+00:00'],
  ['casablanca', '2025-03-31', null],
  ['casablanca', '2025-10-31', '2025-10-31T09:30:00+01:00 2025-10-31T15:30:00+01:00'],
] as const)('%s on %s', (name, day, expected) => {
  expect(session(name, day)).toBe(expected)
})

test('A year without data is taken by weekday', () => {
  expect(coversYear(calendars.nyse, 2041)).toBe(false)
  expect(session('nyse', '2041-07-04')).toBe('2041-07-04T09:30:00-04:00 2041-07-04T16:00:00-04:00')
})

test.each([2024, 2025, 2026, 2027])('the rule of New York gives what was announced for %i', (year) => {
  const { holidays, early } = nyseYear(year)
  const announced = calendars.nyse.holidays
    .filter(({ day }) => day.startsWith(`${year}`))
    .map(({ day }) => day)
  expect(holidays.map(({ day }) => day)).toEqual(announced.filter((day) => day !== '2025-01-09'))
  expect(early).toEqual(Object.keys(calendars.nyse.special).filter((day) => day.startsWith(`${year}`)))
})

test.each([
  // New Year's Day 2028 is a Saturday and is not observed.
  ['nyse', '2027-12-31', '2027-12-31T09:30:00-05:00 2027-12-31T16:00:00-05:00'],
  ['nyse', '2028-01-03', '2028-01-03T09:30:00-05:00 2028-01-03T16:00:00-05:00'],
  ['nyse', '2028-04-14', null],
  ['nyse', '2028-07-03', '2028-07-03T09:30:00-04:00 2028-07-03T13:00:00-04:00'],
  ['nyse', '2029-03-30', null],
  ['nyse', '2033-12-26', null],
] as const)('%s on %s, by its rule', (name, day, expected) => {
  expect(session(name, day)).toBe(expected)
})

test('the estimates of feasts were within a day of what Morocco announced', () => {
  const { holidays, ramadans } = moonDays(2024, 2025)
  const announced = calendars.casablanca.holidays.filter(({ name }) =>
    /Aïd al-(Fitr|Adha|Mawlid)|Moharram/.test(name),
  )
  for (const { day, name } of announced.filter((one) => one.day < '2026')) {
    const near = holidays
      .filter((one) => one.name === name)
      .map((one) => Math.abs(Date.parse(one.day) - Date.parse(day)))
    expect(Math.min(...near) / DAY, `${name} ${day}`).toBeLessThanOrEqual(1)
  }
  expect(ramadans.map(({ from }) => from.slice(0, 7))).toEqual(['2024-03', '2025-03'])
})

describe.each(CALENDARS)('%s', (name) => {
  const { holidays, source, years, special } = calendars[name]

  test('says where it comes from', () => {
    expect(source.length).toBeGreaterThan(20)
  })

  test('has each holiday once, inside its years', () => {
    const days = holidays.map(({ day }) => day)
    expect(new Set(days).size).toBe(days.length)
    for (const day of [...days, ...Object.keys(special)]) {
      expect(new Date(day).toISOString().slice(0, 10)).toBe(day)
      expect(coversYear(calendars[name], Number(day.slice(0, 4)))).toBe(true)
    }
    expect(years).toEqual([2024, 2040])
  })
})

test('New York has 252, 250, 251 and 251 sessions in 2024 to 2027', () => {
  const { onDay } = sessionsOf(calendars.nyse)
  const sessions = [2024, 2025, 2026, 2027].map((year) => {
    let count = 0
    for (let day = Date.UTC(year, 0, 1) / DAY; day < Date.UTC(year + 1, 0, 1) / DAY; day++)
      if (onDay(day) !== null) count += 1
    return count
  })
  expect(sessions).toEqual([252, 250, 251, 251])
})

test('Religious holidays that are not announced yet are marked as estimates', () => {
  const estimated = calendars.casablanca.holidays.filter((holiday) => holiday.estimated === true)
  expect(estimated.every(({ day }) => day >= '2026')).toBe(true)
  expect(estimated.filter(({ day }) => day < '2028')).toHaveLength(14)
  expect(
    calendars.casablanca.holidays
      .filter(({ day, name }) => day >= '2028' && /Aïd al-(Fitr|Adha|Mawlid)/.test(name))
      .every(({ estimated }) => estimated === true),
  ).toBe(true)
})
