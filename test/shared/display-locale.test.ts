import { expect, test } from 'vitest'
import { displayLocale } from '../../shared/display-locale.ts'

const HALF_PAST_TWO = new Date(2026, 10, 22, 14, 30)

test.each([
  ['en', 'en-GB', ['en-US'], '14:30'],
  ['en', 'en-US', ['en-US'], '2:30 PM'],
  ['en', 'fr-FR', ['en-US'], '14:30'],
  ['en', 'fr-FR', [], '14:30'],
  ['fr', 'en-US', ['fr-FR'], '2:30 PM'],
  ['fr', 'fr-CA', ['en-CA'], '14 h 30'],
  ['en', null, ['en-GB', 'fr-FR'], '14:30'],
  ['en', null, ['fr-FR', 'en-US'], '2:30 PM'],
  ['en', null, ['de-DE'], '14:30'],
  ['en', 'C', ['en-US@posix'], '2:30 PM'],
  ['en', '', [], '2:30 PM'],
  ['fr', null, [], '14:30'],
] as const)('%s in the region %s with the languages %j says %s', (language, region, languages, shown) => {
  const locale = displayLocale(language, { region, languages })
  const text = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' }).format(HALF_PAST_TWO)
  expect(text.replace(/[\u202f\u00a0]/g, ' ')).toBe(shown)
})

test('a region of the language itself comes before its other locales', () => {
  expect(displayLocale('en', { region: 'en-AU', languages: ['en-US', 'en-GB'] })).toBe('en-AU')
})
