import fc from 'fast-check'
import { expect, it } from 'vitest'
import { LIMIT, textOf, unitsOf } from '../../../../main/core/jobs/trades/decimal.ts'

it.each([
  [0n, '0.00000000'],
  [1n, '0.00000001'],
  [4_200_010_000_000n, '42000.10000000'],
  [8_999_999_999_999_999n, '89999999.99999999'],
  [BigInt(Number.MAX_SAFE_INTEGER), '90071992.54740991'],
  [9_007_199_254_740_993n, '90071992.54740993'],
  [LIMIT - 1n, '9999999999.99999999'],
])('%s units are written as %s', (units, text) => {
  expect(textOf(units)).toBe(text)
})

it('writes every digit, whatever the size', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: LIMIT - 1n }), (units) => {
      expect(unitsOf(textOf(units))).toBe(units)
    }),
  )
})
