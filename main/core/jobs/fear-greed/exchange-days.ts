/** Which days a market has a session on, and how many have passed. */
import type { ExchangeCalendar } from '../../schedule/calendars/exchange.ts'
import { calendars, sessionsOf } from '../../schedule/calendars/sessions.ts'
import { addDays } from './history.ts'
import type { IndexProfile } from './profile.ts'
import { marketDay } from './session-time.ts'

/** Data of a session that so many others have ended after say nothing about today. */
const CURRENT_SESSIONS = 2
const DAY_MS = 86_400_000
/** No data are looked at over more days than this. */
const MOST_DAYS = 400

type Market = Pick<IndexProfile, 'zone' | 'calendar'>

/** Sessions that have ended after a day, by an instant; at most those of 400 days. */
export function sessionsSince(day: string, instant: number, market: Market): number {
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
export function isStaleDay(day: string, instant: number, market: Market): boolean {
  return sessionsSince(day, instant, market) >= CURRENT_SESSIONS
}

const sessions = new Map<ExchangeCalendar, ReturnType<typeof sessionsOf>>()

function hasEnded(day: string, instant: number, { zone, calendar }: Market): boolean {
  if (calendar === null) return day < marketDay(instant, { zone })
  const exchange = calendars[calendar]
  const known = sessions.get(exchange) ?? sessionsOf(exchange)
  sessions.set(exchange, known)
  const session = known.onDay(Date.parse(day) / DAY_MS)
  return session !== null && session.close <= instant
}
