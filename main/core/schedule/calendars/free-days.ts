/** The days on which a calendar is free: no session of an exchange, or a day of the owner's calendar. */
import { CALENDARS, type CalendarName, type Schedule } from '../../../../shared/schedule.ts'
import type { Settings } from '../../../../shared/settings.ts'
import { dayNumber } from '../../../../shared/time/calendar-day.ts'
import type { DayNumber } from '../../../../shared/time/units.ts'
import type { ExchangeCalendar } from './exchange.ts'
import { calendars, type ExchangeSessions, sessionsOf } from './sessions.ts'

/** The owner's calendars. One with the name of an exchange adds closed days to it. */
export type OwnerCalendars = Settings['calendars']

/** Whether a name is that of a shipped calendar. */
export const isExchange = (name: string): name is CalendarName => CALENDARS.some((one) => one === name)

/** Returns the sessions of an exchange, without the days that the owner's calendar of its name adds. */
export function sessionsWith(name: CalendarName, owner: OwnerCalendars): ExchangeSessions {
  const exchange: ExchangeCalendar = calendars[name]
  const added = owner[name]?.days ?? []
  if (added.length === 0) return sessionsOf(exchange)
  const closed = added.map((day) => ({ day, name }))
  return sessionsOf({ ...exchange, holidays: [...exchange.holidays, ...closed] })
}

/** Returns whether a day is free; false for a calendar that does not exist any more. */
export function isFreeIn(name: string, owner: OwnerCalendars): (day: DayNumber) => boolean {
  if (isExchange(name)) {
    const { onDay } = sessionsWith(name, owner)
    return (day) => onDay(day) === null
  }
  const days = new Set((owner[name]?.days ?? []).map(dayNumber))
  return (day) => days.has(day)
}

/** Returns what a schedule uses of the owner's calendars, as a text that changes with it. */
export function usedCalendars({ except_calendars = [], windows }: Schedule, owner: OwnerCalendars): string {
  const sessions = windows.flatMap((window) => ('session' in window ? [window.session] : []))
  return JSON.stringify([...except_calendars, ...sessions].map((name) => owner[name]?.days ?? null))
}
