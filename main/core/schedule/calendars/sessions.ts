/** The opening hours of an exchange, as instants. */

import type { CalendarName } from '../../../../shared/schedule.ts'
import { dayText, weekDay } from '../../../../shared/time/calendar-day.ts'
import { DAY_MS, type DayNumber, type EpochMs, MINUTE_MS } from '../../../../shared/time/units.ts'
import { type ZoneRules, zoneRules } from '../../../../shared/time/zone-rules.ts'
import { casablanca } from './casablanca.ts'
import type { ExchangeCalendar, SessionHours } from './exchange.ts'
import { nyse } from './nyse.ts'

/** The shipped calendars, by the name a schedule uses. */
export const calendars: Readonly<Record<CalendarName, ExchangeCalendar>> = { nyse, casablanca }

/** One session, `open` included and `close` excluded, ms. */
interface TradingSession {
  readonly open: number
  readonly close: number
}

/** The sessions of an exchange as functions of an instant, in ms. */
export interface ExchangeSessions {
  readonly isOpen: (instant: EpochMs) => boolean
  /** The first opening or closing after an instant, or the next local midnight if that comes first. */
  readonly nextEdge: (instant: EpochMs) => number
  /** The session of a local day (days since 1970-01-01), or null. */
  readonly onDay: (day: DayNumber) => TradingSession | null
}

/** Whether a calendar has data for a year; if not, every weekday counts as a session day. */
export const coversYear = ({ years: [first, last] }: ExchangeCalendar, year: number) =>
  year >= first && year <= last

function hoursOn(
  calendar: ExchangeCalendar,
  holidays: ReadonlySet<string>,
  day: DayNumber,
): SessionHours | null {
  const name = dayText(day)
  if (weekDay(day) > 5 || holidays.has(name)) return null
  const season = calendar.seasons.find(({ from, to }) => name >= from && name <= to)
  return calendar.special[name] ?? season?.hours ?? calendar.session
}

function at(rules: ZoneRules, day: DayNumber, hour: string): number {
  const [hours = 0, minutes = 0] = hour.split(':').map(Number)
  return rules.resolve(day * DAY_MS + (hours * 60 + minutes) * MINUTE_MS).at
}

/** Returns the sessions of a calendar. No session crosses midnight. */
export function sessionsOf(calendar: ExchangeCalendar): ExchangeSessions {
  const rules = zoneRules(calendar.zone)
  const holidays = new Set(calendar.holidays.map(({ day }) => day))
  const known = new Map<number, TradingSession | null>()
  const onDay = (day: DayNumber) => {
    let session = known.get(day)
    if (session === undefined) {
      const hours = hoursOn(calendar, holidays, day)
      session = hours && { open: at(rules, day, hours.open), close: at(rules, day, hours.close) }
      known.set(day, session)
    }
    return session
  }
  const isOpen = (instant: EpochMs) => {
    const session = onDay(rules.dayOf(instant))
    return session !== null && instant >= session.open && instant < session.close
  }
  const nextEdge = (instant: EpochMs) => {
    const day = rules.dayOf(instant)
    const session = onDay(day)
    if (session !== null && instant < session.open) return session.open
    if (session !== null && instant < session.close) return session.close
    return rules.startOfDay(day + 1)
  }
  return { isOpen, nextEdge, onDay }
}
