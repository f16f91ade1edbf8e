import type { PlausibilityRule } from './rule.ts'

/** Sources round the figures of a session apart from each other. */
const ROUNDING = 1e-4

/** A close below the lowest or above the highest price of its session, or a high below the low. */
export const outOfRange: PlausibilityRule = {
  id: 'out_of_range',
  refuses: ({ bars }, at) => {
    const bar = bars[at]
    if (bar === undefined) return false
    const slack = Math.abs(bar.close) * ROUNDING
    const isBelow = bar.low !== null && bar.close < bar.low - slack
    const isAbove = bar.high !== null && bar.close > bar.high + slack
    return isBelow || isAbove || (bar.low !== null && bar.high !== null && bar.high < bar.low - slack)
  },
}
