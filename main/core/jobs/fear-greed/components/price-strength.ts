import { isMissing, missing } from '../missing.ts'
import { bars, type ComponentFormula, input } from './formula.ts'

/**
 * Price strength: the position of the last close between the lowest and highest price of 52 weeks (252
 * sessions), `(close - low) / (high - low)`: 0 at the low, 1 at the high. If a source gives closes only, lows
 * and highs are taken from them. Source: the design of the index, component 2 of the classic six.
 */
export const priceStrength: ComponentFormula = {
  unit: 'ratio',
  direction: 1,
  needs: ['market'],
  inputs: (history, at, windows) => {
    const year = bars(history, 'market', at, windows.year)
    if (isMissing(year)) return year
    let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
    for (const bar of year) {
      low = Math.min(low, bar.low ?? bar.close)
      high = Math.max(high, bar.high ?? bar.close)
    }
    const close = year.at(-1)?.close ?? Number.NaN
    return high > low ? { close, low, high } : missing('flat')
  },
  raw: (inputs) => {
    const low = input(inputs, 'low')
    return (input(inputs, 'close') - low) / (input(inputs, 'high') - low)
  },
}
