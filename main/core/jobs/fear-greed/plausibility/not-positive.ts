import { isPositiveSeries, type PlausibilityRule } from './rule.ts'

/** A close that is no number, or of a price at or below nothing. */
export const notPositive: PlausibilityRule = {
  id: 'not_positive',
  refuses: ({ name, bars }, at) => {
    const close = bars[at]?.close ?? Number.NaN
    return !Number.isFinite(close) || (isPositiveSeries(name) && close <= 0)
  },
}
