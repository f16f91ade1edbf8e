import fc from 'fast-check'
import { expect, it } from 'vitest'
import { costOf, plus } from '../../../../main/core/jobs/occupations/cost.ts'

const prices = { input: 3, output: 15, cache_read: 0.3, cache_write: 3.75 }
const usage = fc.record({
  input: fc.nat(1e6),
  output: fc.nat(1e6),
  cacheRead: fc.nat(1e6),
  cacheWrite: fc.nat(1e6),
})

it('is the sum of tokens times price: 1,000 in and 2,000 out at 3 and 15 USD a million cost 3.3 cents', () => {
  expect(costOf({ input: 1000, output: 2000, cacheRead: 0, cacheWrite: 0 }, prices, false)).toBe(33_000)
})

it('is half in a batch', () => {
  expect(costOf({ input: 1000, output: 2000, cacheRead: 0, cacheWrite: 0 }, prices, true)).toBe(16_500)
})

it('of a sum is the sum of costs, but for one rounding each', () => {
  fc.assert(
    fc.property(usage, usage, (a, b) => {
      const apart = costOf(a, prices, false) + costOf(b, prices, false)
      expect(Math.abs(costOf(plus(a, b), prices, false) - apart)).toBeLessThanOrEqual(1)
    }),
  )
})
