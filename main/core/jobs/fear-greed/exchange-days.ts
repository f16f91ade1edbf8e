/** Which days a market has a session on, and how many have passed. */
import type { CalendarName } from '../../../../shared/schedule.ts'
import { addDays, dayNumber, daysBetween } from '../../../../shared/time/calendar-day.ts'
import type { CalendarDay, EpochMs } from '../../../../shared/time/units.ts'
import type { ExchangeCalendar } from '../../schedule/calendars/exchange.ts'
import { calendars, sessionsOf } from '../../schedule/calendars/sessions.ts'
import type { IndexProfile } from './profile.ts'
import { marketDay } from './session-time.ts'

/** Data of a session that so many others have ended after say nothing about today. */
const CURRENT_SESSIONS = 2
/** The moon may be sighted a day earlier or later. */
const SIGHTING_DAYS = 1
/** No data are looked at over more days than this. */
const MOST_DAYS = 400

type Market = Pick<IndexProfile, 'zone' | 'calendar'>

/** Sessions that have ended after a day, by an instant; at most those of 400 days. */
export function sessionsSince(day: CalendarDay, instant: EpochMs, market: Market): number {
  const today = marketDay(instant, market)
  let passed = 0
  let next = addDays(day, 1)
  for (let count = 0; next <= today && count < MOST_DAYS; count++) {
    if (hasEnded(next, instant, market)) passed++
    next = addDays(next, 1)
  }
  return passed
}

/** Whether data of a session are too old to say anything about today. */
export function isStaleDay(day: CalendarDay, instant: EpochMs, market: Market): boolean {
  return sessionsSince(day, instant, market) >= CURRENT_SESSIONS
}

/**
 * Returns the days that had a session for certain between two days, both excluded; at most those of 400 days. Years that
 * the calendar does not cover, and days beside an estimated holiday, are not certain.
 */
export function certainSessions(from: string, to: string, market: Market): string[] {
  const days: string[] = []
  let next = addDays(from, 1)
  for (let count = 0; next < to && count < MOST_DAYS; count++) {
    if (hadSession(next, market)) days.push(next)
    next = addDays(next, 1)
  }
  return days
}

const sessions = new Map<ExchangeCalendar, ReturnType<typeof sessionsOf>>()

function hasEnded(day: CalendarDay, instant: EpochMs, { zone, calendar }: Market): boolean {
  if (calendar === null) return day < marketDay(instant, { zone })
  const session = sessionOn(day, calendar)
  return session !== null && session.close <= instant
}

function hadSession(day: string, { calendar }: Market): boolean {
  if (calendar === null) return true
  const { years, holidays } = calendars[calendar]
  const year = Number(day.slice(0, 4))
  const isDoubtful = holidays.some(
    (one) => one.estimated === true && Math.abs(daysBetween(one.day, day)) <= SIGHTING_DAYS,
  )
  return year >= years[0] && year <= years[1] && !isDoubtful && sessionOn(day, calendar) !== null
}

function sessionOn(day: string, calendar: CalendarName) {
  const exchange = calendars[calendar]
  const known = sessions.get(exchange) ?? sessionsOf(exchange)
  sessions.set(exchange, known)
  return known.onDay(dayNumber(day))
}
