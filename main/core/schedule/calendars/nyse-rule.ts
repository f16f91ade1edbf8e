/** The holidays and early closes of New York by NYSE Rule 7.2, for years that are not announced yet. */
import { addDays, dayNumber, weekDay } from '../../../../shared/time/calendar-day.ts'
import type { CalendarDay } from '../../../../shared/time/units.ts'
import type { Holiday } from './exchange.ts'

/** Whole days without a session, and days that close early. */
export interface RuleYear {
  readonly holidays: readonly Holiday[]
  readonly early: readonly CalendarDay[]
}

const on = (year: number, month: number, day: number): CalendarDay =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`

/** Returns the n-th Monday (1) to Sunday (7) of a month. */
function nth(year: number, month: number, wanted: number, number: number): CalendarDay {
  const first = on(year, month, 1)
  const ahead = (wanted - weekDay(dayNumber(first)) + 7) % 7
  return addDays(first, ahead + 7 * (number - 1))
}

function lastMonday(year: number, month: number): CalendarDay {
  const fifth = nth(year, month, 1, 5)
  return fifth.slice(0, 7) === on(year, month, 1).slice(0, 7) ? fifth : nth(year, month, 1, 4)
}

/** Easter Sunday of the Gregorian calendar (Meeus, Astronomical Algorithms, chapter 8). */
function easter(year: number): CalendarDay {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100]
  const f = Math.floor((b + 8) / 25)
  const g = Math.floor((b - f + 1) / 3)
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const sum = h + l - 7 * m + 114
  return on(year, Math.floor(sum / 31), (sum % 31) + 1)
}

/** A Sunday is observed on Monday, a Saturday on Friday; New Year's Day on a Saturday is not observed. */
function observed(day: CalendarDay): CalendarDay | null {
  const weekday = weekDay(dayNumber(day))
  if (weekday === 7) return addDays(day, 1)
  if (weekday !== 6) return day
  return day.endsWith('-01-01') ? null : addDays(day, -1)
}

/** Returns the days of a year from 2022 on, when Juneteenth was added. */
export function nyseYear(year: number): RuleYear {
  const thanksgiving = nth(year, 11, 4, 4)
  const named: readonly (readonly [CalendarDay | null, string])[] = [
    [observed(on(year, 1, 1)), 'New Year’s Day'],
    [nth(year, 1, 1, 3), 'Martin Luther King, Jr. Day'],
    [nth(year, 2, 1, 3), 'Washington’s Birthday'],
    [addDays(easter(year), -2), 'Good Friday'],
    [lastMonday(year, 5), 'Memorial Day'],
    [observed(on(year, 6, 19)), 'Juneteenth'],
    [observed(on(year, 7, 4)), 'Independence Day'],
    [nth(year, 9, 1, 1), 'Labor Day'],
    [thanksgiving, 'Thanksgiving Day'],
    [observed(on(year, 12, 25)), 'Christmas Day'],
  ]
  const holidays = named.flatMap(([day, name]) => (day === null ? [] : [{ day, name }]))
  // The days before Independence Day and Christmas, if both are Monday to Friday, and the day after Thanksgiving.
  const eves = [on(year, 7, 3), on(year, 12, 24)].filter((day) => {
    const weekday = weekDay(dayNumber(day))
    return weekday <= 4
  })
  return { holidays, early: [...eves, addDays(thanksgiving, 1)].toSorted() }
}
