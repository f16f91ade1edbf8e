/** Instants in the API: milliseconds since 1970 UTC to and from ISO 8601 with an offset. */
import { dayText, pair } from './calendar-day.ts'
import { DAY_MS, type EpochMs, HOUR_MS, MINUTE_MS } from './units.ts'
import { zoneRules } from './zone-rules.ts'

/** Returns the whole minutes that local time in a zone is ahead of UTC at an instant: 60 for Paris in winter. */
function offsetMinutes(instant: EpochMs, zone: string): number {
  return Math.trunc(zoneRules(zone).offsetAt(instant) / MINUTE_MS)
}

/** Returns `2026-11-22T15:20:00+01:00`: whole seconds unless the instant has milliseconds. */
export function toInstant(instant: EpochMs, zone: string): string {
  const offset = offsetMinutes(instant, zone)
  const local = instant + offset * MINUTE_MS
  const day = Math.floor(local / DAY_MS)
  return `${dayText(day)}T${clockText(local - day * DAY_MS)}${offsetText(offset)}`
}

/** Returns the time of a day as `15:20:00`, or `15:20:00.125`. */
function clockText(sinceMidnight: number): string {
  const hours = Math.floor(sinceMidnight / HOUR_MS)
  const minutes = Math.floor(sinceMidnight / MINUTE_MS) % 60
  const seconds = Math.floor(sinceMidnight / 1000) % 60
  const ms = sinceMidnight % 1000
  const rest = ms === 0 ? '' : `.${String(ms).padStart(3, '0')}`
  return `${pair(hours)}:${pair(minutes)}:${pair(seconds)}${rest}`
}

/** There are few, and each page of a list has hundreds of instants. */
const offsetTexts = new Map<number, string>()

function offsetText(offset: number): string {
  const known = offsetTexts.get(offset)
  if (known !== undefined) return known
  const size = Math.abs(offset)
  const text = `${offset < 0 ? '-' : '+'}${pair(Math.floor(size / 60))}:${pair(size % 60)}`
  offsetTexts.set(offset, text)
  return text
}

/** Returns `20261122T142000Z`: whole seconds in UTC, in the basic format of ISO 8601. */
export const toBasicInstant = (instant: EpochMs): string =>
  new Date(instant).toISOString().replace(/[-:]|\.\d+/g, '')

/** Returns the milliseconds of an ISO instant with offset. */
export function fromInstant(text: string): EpochMs {
  return Date.parse(text)
}
