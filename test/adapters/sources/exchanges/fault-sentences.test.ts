import { expect, test } from 'vitest'
import { VigieError } from '../../../../shared/errors.ts'

test('a fault of a trade names its line, its file and its field', () => {
  const fault = new VigieError('trades_row_malformed', {
    line: 3,
    file: 'x',
    field: 'price',
    problem: 'is negative',
  })

  expect(fault.message).toContain('Line 3 of x is not a trade: price is negative')
})
