/**
 * Local times of zones with unusual clocks. The expected instants come from the time zone database; the properties
 * compare with Temporal, whose disambiguation `earlier` gives the first of two instants.
 */
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it, test } from 'vitest'
import { dayNumber, dayText } from '../../../shared/time/calendar-day.ts'
import { toInstant } from '../../../shared/time/instant.ts'
import {
  endOfDelay,
  localDayText,
  localInstant,
  localMinutes,
  startOfMonth,
} from '../../../shared/time/local-time.ts'
import { zoneRules } from '../../../shared/time/zone-rules.ts'

const at = (local: string, zone: string) => {
  const [hours, minutes] = [Number(local.slice(11, 13)), Number(local.slice(14, 16))]
  return localInstant(dayNumber(local.slice(0, 10)), hours * 60 + minutes, zone)
}

describe('a local time', () => {
  test.each([
    ['skipped in Paris', '2026-03-29T02:30', 'Europe/Paris', '2026-03-29T03:00:00+02:00'],
    ['repeated in Paris', '2026-10-25T02:30', 'Europe/Paris', '2026-10-25T02:30:00+02:00'],
    ['skipped in New York', '2026-03-08T02:59', 'America/New_York', '2026-03-08T03:00:00-04:00'],
    ['repeated in New York', '2026-11-01T01:30', 'America/New_York', '2026-11-01T01:30:00-04:00'],
    ['skipped on Lord Howe', '2026-10-04T02:15', 'Australia/Lord_Howe', '2026-10-04T02:30:00+11:00'],
    ['repeated on Lord Howe', '2026-04-05T01:45', 'Australia/Lord_Howe', '2026-04-05T01:45:00+11:00'],
    ['of the day that Apia skipped', '2011-12-30T12:00', 'Pacific/Apia', '2011-12-31T00:00:00+14:00'],
    [
      'late on the day that Kiritimati skipped',
      '1994-12-31T20:00',
      'Pacific/Kiritimati',
      '1995-01-01T00:00:00+14:00',
    ],
    ['skipped after Ramadan', '2026-03-22T02:30', 'Africa/Casablanca', '2026-03-22T03:00:00+01:00'],
    ['repeated before Ramadan', '2026-02-15T02:30', 'Africa/Casablanca', '2026-02-15T02:30:00+01:00'],
    ['in UTC', '2026-03-29T02:30', 'UTC', '2026-03-29T02:30:00+00:00'],
    ['skipped in St John’s', '2026-03-08T02:30', 'America/St_Johns', '2026-03-08T03:00:00-02:30'],
    [
      'at a midnight that St John’s repeated',
      '2010-11-06T23:30',
      'America/St_Johns',
      '2010-11-06T23:30:00-02:30',
    ],
  ])('%s', (_, local, zone, expected) => {
    expect(toInstant(at(local, zone), zone)).toBe(expected)
  })
})

describe('the first instant of a month', () => {
  test.each([
    ['is in the offset of its own day', '2026-03-30T12:00:00Z', 'Europe/Paris', '2026-03-01T00:00:00+01:00'],
    [
      'after a change in its first hours',
      '2026-11-15T12:00:00Z',
      'America/New_York',
      '2026-11-01T00:00:00-04:00',
    ],
    ['belongs to the local month', '2026-02-28T23:30:00Z', 'Europe/Paris', '2026-03-01T00:00:00+01:00'],
  ])('%s', (_, now, zone, expected) => {
    expect(toInstant(startOfMonth(Date.parse(now), zone), zone)).toBe(expected)
  })
})

describe('a morning', () => {
  const paris = (instant: number) => toInstant(instant, 'Europe/Paris')

  it('is at 8:00 on the wall clock, over a change of the clock too', () => {
    expect(paris(endOfDelay('until_tomorrow', Date.parse('2026-03-28T22:00:00Z'), 'Europe/Paris'))).toBe(
      '2026-03-29T08:00:00+02:00',
    )
  })

  it('that is skipped begins when the clock goes on', () => {
    const evening = Date.parse('2011-12-29T20:00:00-10:00')
    expect(toInstant(endOfDelay('until_tomorrow', evening, 'Pacific/Apia'), 'Pacific/Apia')).toBe(
      '2011-12-31T00:00:00+14:00',
    )
  })

  it('of Monday is a week ahead on a Monday', () => {
    const monday = Date.parse('2026-11-23T07:00:00+01:00')
    expect(paris(endOfDelay('until_monday', monday, 'Europe/Paris'))).toBe('2026-11-30T08:00:00+01:00')
  })
})

const ZONES = [
  'Europe/Paris',
  'America/New_York',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Kiritimati',
  'Africa/Casablanca',
  'America/St_Johns',
  'UTC',
] as const
const minute = fc.integer({ min: Date.UTC(1985, 0) / 60_000, max: Date.UTC(2037, 11, 31) / 60_000 })
const zones = fc.constantFrom(...ZONES)

describe('in every zone', () => {
  it('the day and the minutes of an instant are those of Temporal', () => {
    fc.assert(
      fc.property(minute, zones, (minutes, zone) => {
        const instant = minutes * 60_000
        const local = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone)
        expect(localDayText(instant, zone)).toBe(local.toPlainDate().toString())
        expect(localMinutes(instant, zone)).toBe(local.hour * 60 + local.minute)
      }),
    )
  })

  it('a local time that exists is the instant that Temporal gives, the first of two', () => {
    fc.assert(
      fc.property(minute, zones, (minutes, zone) => {
        const wall = new Date(minutes * 60_000).toISOString().slice(0, 16)
        const expected = Temporal.PlainDateTime.from(wall).toZonedDateTime(zone, {
          disambiguation: 'earlier',
        })
        fc.pre(expected.toPlainDateTime().equals(wall))
        expect(at(wall, zone)).toBe(expected.epochMilliseconds)
      }),
    )
  })

  it('an instant that occurs once is the local time it shows', () => {
    fc.assert(
      fc.property(minute, zones, (minutes, zone) => {
        const instant = minutes * 60_000
        const shown = zoneRules(zone).resolve(instant + zoneRules(zone).offsetAt(instant))
        expect(shown.kind === 'repeated' ? [shown.at, shown.again] : [shown.at]).toContain(instant)
      }),
    )
  })

  it('a skipped local time is the change of the clock that Temporal finds', () => {
    fc.assert(
      fc.property(
        minute,
        zones,
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (from, zone, part) => {
          const start = Temporal.Instant.fromEpochMilliseconds(from * 60_000).toZonedDateTimeISO(zone)
          const change = start.getTimeZoneTransition('next')
          fc.pre(change !== null)
          const before = change.subtract({ nanoseconds: 1 })
          const gap = (change.offsetNanoseconds - before.offsetNanoseconds) / 1e6
          fc.pre(gap > 0)
          const wall = change.epochMilliseconds + before.offsetNanoseconds / 1e6 + Math.floor(part * gap)
          expect(zoneRules(zone).resolve(wall)).toEqual({ kind: 'skipped', at: change.epochMilliseconds })
        },
      ),
    )
  })

  it('the offset in the first century is that of the first century', () => {
    expect(dayText(zoneRules('Europe/Paris').dayOf(Date.parse('0050-06-01T12:00:00Z')))).toBe('0050-06-01')
    expect(zoneRules('Europe/Paris').offsetAt(Date.parse('0050-06-01T12:00:00Z'))).toBe(561_000)
  })
})
