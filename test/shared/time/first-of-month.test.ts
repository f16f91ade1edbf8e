/** The first day of a month: French writes it as an ordinal, whatever else the text says. */
import { describe, expect, it } from 'vitest'
import { Localizer } from '../../../renderer/words/words.ts'
import { withFirstOfMonth } from '../../../shared/time/first-of-month.ts'

const FIRST = Date.UTC(2026, 11, 1, 14, 5)
const written = (locale: string, options: Intl.DateTimeFormatOptions) =>
  withFirstOfMonth(new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options }).format(FIRST), locale)

describe('in French', () => {
  it.each([
    [{ day: 'numeric', month: 'long' }, '1er décembre'],
    [{ day: 'numeric', month: 'short', year: 'numeric' }, '1er déc. 2026'],
    [{ weekday: 'short', day: 'numeric', month: 'short' }, 'mar. 1er déc.'],
    [{ dateStyle: 'long', timeStyle: 'short' }, '1er décembre 2026 à 14:05'],
  ] as const)('%j', (options, text) => expect(written('fr-FR', options)).toBe(text))

  it.each([
    ['11 décembre', '11 décembre'],
    ['21 janvier – 1 février 2027', '21 janvier – 1er février 2027'],
    ['1–3 décembre 2026', '1er–3 décembre 2026'],
    ['01:00', '01:00'],
    ['01/12/2026', '01/12/2026'],
  ])('%s', (text, said) => expect(withFirstOfMonth(text, 'fr')).toBe(said))
})

it('leaves other languages alone', () => {
  expect(written('en-GB', { day: 'numeric', month: 'long' })).toBe('1 December')
})

it('is how the panel writes days, ranges of days and moments', () => {
  const words = new Localizer('fr', 'fr-FR', { messages: {}, errors: {} })
  expect([
    words.day('2026-12-01'),
    words.date('2025-06-01'),
    words.dayRange('2026-12-01', '2026-12-03'),
    words.moment('2026-12-01T12:00:00Z').startsWith('1er déc. 2026'),
  ]).toEqual(['1er décembre 2026', '1er juin 2025', '1er–3 décembre 2026', true])
})
