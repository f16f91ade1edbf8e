/** Converts between market sessions and instants. */
import { dayNumber } from '../../../../shared/time/calendar-day.ts'
import { localDayText, localInstant } from '../../../../shared/time/local-time.ts'
import type { CalendarDay, EpochMs } from '../../../../shared/time/units.ts'
import type { IndexProfile } from './profile.ts'

type SessionMarket = Pick<IndexProfile, 'zone' | 'closes'>

/** Returns when the session of a day ends. */
export function sessionClose(day: CalendarDay, { zone, closes }: SessionMarket): EpochMs {
  return localInstant(dayNumber(day), Number(closes.slice(0, 2)) * 60 + Number(closes.slice(3)), zone)
}

/** Returns the calendar day in the market's zone. */
export function marketDay(instant: EpochMs, { zone }: Pick<SessionMarket, 'zone'>): CalendarDay {
  return localDayText(instant, zone)
}
