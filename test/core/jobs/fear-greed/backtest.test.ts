import { describe, expect, it } from 'vitest'
import { backtest } from '../../../../main/core/jobs/fear-greed/backtest.ts'
import { historyOf, weekdays } from '../../../helpers/fear-greed.ts'

const DAYS = weekdays(5)
const scored = (...scores: number[]) =>
  scores.map((score, index) => ({
    day: DAYS[index] ?? '',
    score,
    level: score < 25 ? ('extreme_fear' as const) : ('neutral' as const),
  }))

describe('a backtest, worked by hand', () => {
  // Closes 100, 110, 99, 99, 198: returns of the next session +10 %, -10 %, 0, +100 %.
  const history = historyOf({ market: [100, 110, 99, 99, 198] })

  it('pairs a score with the return that follows it, as long as there is one', () => {
    expect(backtest(scored(60, 40, 55, 20, 70), history, 1).n).toBe(4)
    expect(backtest(scored(60, 40, 55, 20, 70), history, 3).n).toBe(2)
  })
  it('counts hits of the sign, without ties: 60 right, 40 right, 20 wrong', () => {
    expect(backtest(scored(60, 40, 55, 20, 70), history, 1).hitRate).toBeCloseTo(2 / 3, 12)
  })
  it('tells the mean return after each level: (10 - 10 + 0) / 3 and 100', () => {
    expect(backtest(scored(60, 40, 55, 20, 70), history, 1).returnAfter).toEqual({
      extreme_fear: { n: 1, mean: 1 },
      neutral: { n: 3, mean: expect.closeTo(0, 12) },
    })
  })
  it('has a correlation of 1 where scores rise with returns', () => {
    expect(backtest(scored(51, 49, 50, 60), history, 1).correlation).toBeCloseTo(1, 9)
  })
  it('has no correlation where scores do not vary', () => {
    expect(backtest(scored(50, 50, 50, 50), history, 1).correlation).toBeNull()
  })
})
