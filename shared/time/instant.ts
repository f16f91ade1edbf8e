/** Instants in the API: milliseconds since 1970 UTC to and from ISO 8601 with an offset. */
import { type EpochMs, MINUTE_MS } from './units.ts'
import { zoneRules } from './zone-rules.ts'

/** Returns the whole minutes that local time in a zone is ahead of UTC at an instant: 60 for Paris in winter. */
function offsetMinutes(instant: EpochMs, zone: string): number {
  return Math.trunc(zoneRules(zone).offsetAt(instant) / MINUTE_MS)
}

/** Returns `2026-11-22T15:20:00+01:00`: whole seconds unless the instant has milliseconds. */
export function toInstant(instant: EpochMs, zone: string): string {
  const offset = offsetMinutes(instant, zone)
  const local = new Date(instant + offset * MINUTE_MS).toISOString()
  return local.slice(0, local.endsWith('.000Z') ? -5 : -1) + offsetText(offset)
}

/** There are few, and each page of a list has hundreds of instants. */
const offsetTexts = new Map<number, string>()

function offsetText(offset: number): string {
  const known = offsetTexts.get(offset)
  if (known !== undefined) return known
  const size = Math.abs(offset)
  const pair = (value: number) => String(value).padStart(2, '0')
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
