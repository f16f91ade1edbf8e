import { expect, test } from 'vitest'
import { errorSentence } from '../../../../shared/errors.ts'

test('a fault of a trade names its line, its file and its field in both languages', () => {
  const params = { line: 3, file: 'x', field: 'price', problem: { messageKey: 'row.negative' } } as const

  expect(errorSentence('trades_row_malformed', params, 'en')).toContain(
    'Line 3 of x is not a trade: price is negative',
  )
  expect(errorSentence('trades_row_malformed', params, 'fr')).toContain(
    'x, ligne 3 : ce n’est pas une transaction ; price est négatif',
  )
})
