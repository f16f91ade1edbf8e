import { expect, it } from 'vitest'
import { costOf } from '../../../../main/core/jobs/occupations/cost.ts'

const prices = { input: 3, output: 15, cache_read: 0.3, cache_write: 3.75 }
it('is the sum of tokens times price: 1,000 in and 2,000 out at 3 and 15 USD a million cost 3.3 cents', () => {
  expect(costOf({ input: 1000, output: 2000, cacheRead: 0, cacheWrite: 0 }, prices, false)).toBe(33_000)
})

it('is half in a batch', () => {
  expect(costOf({ input: 1000, output: 2000, cacheRead: 0, cacheWrite: 0 }, prices, true)).toBe(16_500)
})
