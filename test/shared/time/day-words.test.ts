/** Days in sentences: as a language writes them, whatever text they are put into. */
import { expect, test } from 'vitest'
import { errorSentence, localize } from '../../../shared/errors.ts'
import { spokenDay } from '../../../shared/time/day-words.ts'

test('an error names its day as its language does', () => {
  const params = { source: 'Binance', symbol: 'BTCUSDT', day: '2024-02-01' }
  expect(errorSentence('trades_archive_missing', params, 'fr')).toContain('pour le 1er février 2024.')
  expect(errorSentence('trades_archive_missing', params, 'en')).toContain('for February 1, 2024 yet.')
})

test('so does what is told of a day', () => {
  const message = { messageKey: 'day.no_trades', params: { source: 'Kraken', day: '2024-01-26' } } as const
  expect(localize(message, 'fr')).toContain('les suivantes sont du 26 janvier 2024')
})

test('a command that the reader is to type keeps its day', () => {
  const message = { messageKey: 'day_not_collected', params: { date: '2024-01-26' } } as const
  for (const language of ['en', 'fr'] as const)
    expect(localize(message, language)).toContain('vigie trades fetch 2024-01-26')
})

test.each([
  ['value', '2024-01-26'],
  ['from', '1000'],
  ['day', '26 janvier 2024'],
  ['day', '2024-13-45'],
  ['until', '2024-01-26T10:00:00Z'],
])('%s %s stays as it is', (name, value) => expect(spokenDay(name, value, 'fr')).toBe(value))
