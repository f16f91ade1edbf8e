/** Times of a calendar: the day its own zone shows, and the owner's. */
import ICAL from 'ical.js'
import { findIana } from 'windows-iana'
import { localDay, localInstant, localMinutes } from '../../../shared/time/local-time.ts'
import { DAY_MS } from '../../../shared/time/units.ts'

/** A time as a calendar writes it. */
export interface WallTime {
  readonly day: number
  /** Minutes after midnight; 0 for a day. */
  readonly minutes: number
  readonly isDate: boolean
  /** IANA name; null for a day, a time without a zone, or a zone that only the file defines. */
  readonly zone: string | null
  /** The instant, if the zone is only defined in the file. */
  readonly instant: number | null
}

/** Reads a time of a property. */
export function wallTime(time: ICAL.Time, property: ICAL.Property): WallTime {
  const day = Date.UTC(time.year, time.month - 1, time.day) / DAY_MS
  if (time.isDate) return { day, minutes: 0, isDate: true, zone: null, instant: null }
  const minutes = time.hour * 60 + time.minute
  const tzid = property.getFirstParameter('tzid')
  const isUtc = time.zone === ICAL.Timezone.utcTimezone
  const zone = isUtc ? 'UTC' : tzid === undefined ? null : ianaZone(String(tzid))
  const isDefined = !isUtc && zone === null && time.zone !== ICAL.Timezone.localTimezone
  return { day, minutes, isDate: false, zone, instant: isDefined ? time.toUnixTime() * 1000 : null }
}

/** Returns the IANA name of a zone: its own, after a prefix, or of a Windows name; null if it is none. */
function ianaZone(tzid: string): string | null {
  const name = tzid.replace(/^"|"$/g, '')
  const [tail] = /[A-Za-z_]+\/[A-Za-z_/+-]+$/.exec(name) ?? []
  const [windows] = findIana(name)
  return [name, windows, tail].find((one) => one !== undefined && isZone(one)) ?? null
}

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    // Not a zone of this system.
    return false
  }
}

/** Returns the instant in milliseconds; null for a day, or a time without a zone. */
function instantOf({ day, minutes, zone, instant }: WallTime): number | null {
  return zone === null ? instant : localInstant(day, minutes, zone)
}

/** Returns the owner's day: of a day, or a time without a zone, the one it names. */
export function ownerDay(time: WallTime, owner: string): number {
  const instant = instantOf(time)
  return instant === null ? time.day : localDay(instant, owner)
}

/** Returns the day on which a time falls for a series: Exchange writes times for days, Google UTC for local times. */
export function dayInSeries(time: WallTime, start: WallTime, owner: string): number {
  const instant = instantOf(time)
  if (instant === null) return time.day
  if (start.isDate) return time.zone === 'UTC' ? localDay(instant, owner) : time.day
  if (start.zone === null) return start.instant === null ? localDay(instant, owner) : time.day
  return localDay(instant, start.zone)
}

/** Returns the last day of a series that ends at a time: the day before, if its start is later in the day. */
export function lastDay(until: WallTime, start: WallTime, owner: string): number {
  const day = dayInSeries(until, start, owner)
  const instant = instantOf(until)
  if (until.isDate || start.isDate) return day
  if (instant === null) return until.minutes < start.minutes ? day - 1 : day
  if (start.zone === null) return day
  return localMinutes(instant, start.zone) < start.minutes ? day - 1 : day
}
