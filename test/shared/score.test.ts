import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { levelOf } from '../../main/core/jobs/fear-greed/aggregate.ts'
import { SHIPPED_PROFILES } from '../../main/core/jobs/fear-greed/profiles/index.ts'
import { shownScore } from '../../shared/score.ts'

describe('a score as it is shown', () => {
  it.each([
    [74.96, 74.9],
    [75, 75],
    [75.04, 75],
    [33.68, 33.7],
    [39.99, 39.9],
    [24.951, 24.9],
    [99.96, 99.9],
    [100, 100],
    [0.04, 0],
  ])('%s is %s', (score, shown) => {
    expect(shownScore(score)).toBe(shown)
  })

  it('has so many decimals as asked for', () => {
    expect(shownScore(59.99996, 2)).toBe(59.99)
    expect(shownScore(59.99996, 4)).toBe(59.9999)
  })

  it('always lies in the level of the score in every profile, and less than a decimal away', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 100, noNaN: true }),
        fc.constantFrom(1, 2, 4),
        fc.constantFrom(...Object.values(SHIPPED_PROFILES)),
        (score, decimals, { levels }) => {
          const shown = shownScore(score, decimals)
          expect(levelOf(shown, levels)).toBe(levelOf(score, levels))
          expect(Math.abs(shown - score)).toBeLessThan(10 ** -decimals + 1e-9)
        },
      ),
    )
  })
})
