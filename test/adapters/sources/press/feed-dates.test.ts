import { describe, expect, it } from 'vitest'
import { parseFeedDate } from '../../../../main/adapters/sources/press/feed-dates.ts'

const NOW = Date.parse('2026-11-29T12:00:00Z')
const read = (text: string, zone = 'Africa/Casablanca') => {
  const time = parseFeedDate(text, zone, NOW)
  return time === null ? null : new Date(time).toISOString()
}

describe('the date of a feed', () => {
  it.each([
    ['Fri, 13 Mar 2026 12:22:00 +0100', '2026-03-13T11:22:00.000Z'],
    ['Fri, 13 Mar 2026 12:22:00 GMT', '2026-03-13T12:22:00.000Z'],
    ['Fri, 13 Mar 2026 12:22:00 CET', '2026-03-13T11:22:00.000Z'],
    ['Mon, 13 Jul 2026 12:22:00 CEST', '2026-07-13T10:22:00.000Z'],
    ['Mon, 13 Jul 2026 08:22:00 EDT', '2026-07-13T12:22:00.000Z'],
    ['2026-03-13T12:22:00Z', '2026-03-13T12:22:00.000Z'],
    ['2026-03-13T12:22:00.123+05:30', '2026-03-13T06:52:00.000Z'],
    ['Nov 20, 2026 3:05 PM UTC', '2026-11-20T15:05:00.000Z'],
    ['20 Nov 26 10:00 UTC', '2026-11-20T10:00:00.000Z'],
  ])('%s is %s', (text, time) => {
    expect(read(text)).toBe(time)
  })

  it.each([
    ['Vendredi, 13 Juin, 2025 - 12:22', '2025-06-13T10:22:00.000Z'],
    ['20/11/2026', '2026-11-19T23:00:00.000Z'],
    ['20/11/2026 09:30', '2026-11-20T08:30:00.000Z'],
    ['20 Fév', '2026-02-19T23:00:00.000Z'],
    ['20 Déc', '2025-12-19T23:00:00.000Z'],
    ['1er août 2026', '2026-07-31T22:00:00.000Z'],
  ])('%s, without a zone, is that of the country: %s in Paris', (text, time) => {
    expect(read(text, 'Europe/Paris')).toBe(time)
  })

  it.each(['2027-01-20T10:00:00Z', '20/12/2026', 'demain', '', '31/02/2026', '99 Xyz 2026'])(
    '"%s" is none',
    (text) => {
      expect(read(text)).toBeNull()
    },
  )

  it('a few hours ahead, as by a wrong zone, is now', () => {
    expect(read('2026-11-29T14:00:00Z')).toBe('2026-11-29T12:00:00.000Z')
  })
})
