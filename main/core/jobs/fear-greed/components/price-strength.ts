import { isMissing, missing } from '../missing.ts'
import { type Formula, figures, input } from './formula.ts'

/**
 * Price strength: the place of the last close between the lowest and the highest price of 52 weeks
 * (252 sessions), `(close - low) / (high - low)`: 0 at the low, 1 at the high. Where a source gives closes only,
 * these are the lows and highs. Source: the design of the index, component 2 of the classic six.
 */
export const priceStrength: Formula = {
  unit: 'ratio',
  direction: 1,
  needs: ['market'],
  inputs: (history, at, windows) => {
    const closes = figures(history, 'market', at, windows.year, (bar) => bar.close)
    const lows = figures(history, 'market', at, windows.year, (bar) => bar.low ?? bar.close)
    const highs = figures(history, 'market', at, windows.year, (bar) => bar.high ?? bar.close)
    if (isMissing(closes)) return closes
    if (isMissing(lows)) return lows
    if (isMissing(highs)) return highs
    const found = { close: closes.at(-1) ?? Number.NaN, low: Math.min(...lows), high: Math.max(...highs) }
    return found.high > found.low ? found : missing('flat')
  },
  raw: (inputs) => {
    const low = input(inputs, 'low')
    return (input(inputs, 'close') - low) / (input(inputs, 'high') - low)
  },
}
