import { isPositiveSeries, type PlausibilityRule } from './rule.ts'

/** Prices in hundredths, or a hundredfold: no session moves by such a factor. */
const FACTOR = 20
const NEIGHBOURS = 20

/** A close twenty times as high, or as low, as the middle one of the twenty before it (of those after, at the start). */
export const otherUnit: PlausibilityRule = {
  id: 'other_unit',
  refuses: ({ name, bars }, at) => {
    if (!isPositiveSeries(name)) return false
    const around =
      at >= NEIGHBOURS ? bars.slice(at - NEIGHBOURS, at) : bars.slice(at + 1, at + 1 + NEIGHBOURS)
    const middle = around.map(({ close }) => close).sort((a, b) => a - b)[Math.floor(around.length / 2)]
    const close = bars[at]?.close ?? Number.NaN
    return middle !== undefined && (close > middle * FACTOR || close < middle / FACTOR)
  },
}
