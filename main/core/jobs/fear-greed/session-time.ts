/** Converts between market sessions and instants. */
import { offsetMinutes } from '../../../../shared/instant.ts'
import type { IndexProfile } from './profile.ts'

type SessionMarket = Pick<IndexProfile, 'zone' | 'closes'>

/** Returns when the session of a day ends, in ms. Sessions end by day, far from clock changes. */
export function sessionClose(day: string, { zone, closes }: SessionMarket): number {
  const local = Date.parse(`${day}T${closes}:00Z`)
  return local - offsetMinutes(local, zone) * 60_000
}

/** Returns the calendar day in the market's zone. */
export function marketDay(instant: number, { zone }: Pick<SessionMarket, 'zone'>): string {
  return new Date(instant + offsetMinutes(instant, zone) * 60_000).toISOString().slice(0, 10)
}
