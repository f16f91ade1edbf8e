import fc from 'fast-check'
import { expect, it } from 'vitest'
import { limitOf, quoteOf, textOf, unitsOf } from '../../../../main/core/jobs/trades/decimal.ts'

it.each([
  [0n, '0.00000000'],
  [1n, '0.00000001'],
  [4_200_010_000_000n, '42000.10000000'],
  [8_999_999_999_999_999n, '89999999.99999999'],
  [BigInt(Number.MAX_SAFE_INTEGER), '90071992.54740991'],
  [9_007_199_254_740_993n, '90071992.54740993'],
  [limitOf(8) - 1n, '9999999999.99999999'],
])('%s units are written as %s', (units, text) => {
  expect(textOf(units)).toBe(text)
})

it.each([8, 18] as const)('writes every digit of %i decimals, whatever the size', (scale) => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: limitOf(scale) - 1n }), (units) => {
      expect(unitsOf(textOf(units, scale), scale)).toBe(units)
    }),
  )
})

it.each([
  ['0.0000123456', '12345678901.00000000', '152414.813440185600000000'],
  ['2499000000', '1000000.5', '2499001249500000.000000000000000000'],
  ['0.0000000000001', '0.000001', '0.000000000000000000'],
  ['0.0000000000005', '0.000001', '0.000000000000000001'],
])('%s times %s is %s in wide digits, halves rounded up', (price, quantity, product) => {
  const [a, b] = [unitsOf(price, 18), unitsOf(quantity, 18)]
  expect(textOf(quoteOf(a ?? -1n, b ?? -1n, 18), 18)).toBe(product)
})
