/** The two components of CNN's index that measure a series against its own moving average. */
import { columnOf, type History, type SeriesName } from '../history.ts'
import { isMissing, type Missing } from '../missing.ts'
import { mean } from '../statistics.ts'
import { closes, type Formula, type Inputs, input } from './formula.ts'

/** The published average where a source gives it, else the mean of the last `count` closes. */
function levelAndAverage(
  history: History,
  at: number,
  names: { readonly level: SeriesName; readonly average: SeriesName },
  count: number,
): Inputs | Missing {
  const level = closes(history, names.level, at, 1)
  if (isMissing(level)) return level
  const published = isMissing(columnOf(history, names.average)) ? null : closes(history, names.average, at, 1)
  const averaged = published ?? closes(history, names.level, at, count)
  if (isMissing(averaged)) return averaged
  return { level: level[0] ?? Number.NaN, average: mean(averaged) }
}

/**
 * Momentum as CNN publishes it: the S&P 500 and its 125-day average; the figure is their difference in points.
 * Source: CNN, "What are the 7 Fear & Greed indicators", and the series of its graph data.
 */
export const momentumPoints: Formula = {
  unit: 'points',
  direction: 1,
  needs: ['market'],
  inputs: (history, at) => levelAndAverage(history, at, { level: 'market', average: 'market_average' }, 125),
  raw: (inputs) => input(inputs, 'level') - input(inputs, 'average'),
}

/**
 * Volatility as CNN publishes it: the VIX and its 50-day average; the figure is how far the VIX stands above it,
 * `VIX / average - 1`, and more of it means fear.
 */
export const volatilityRatio: Formula = {
  unit: 'ratio',
  direction: -1,
  needs: ['volatility_index'],
  inputs: (history, at) =>
    levelAndAverage(history, at, { level: 'volatility_index', average: 'volatility_average' }, 50),
  raw: (inputs) => input(inputs, 'level') / input(inputs, 'average') - 1,
}
