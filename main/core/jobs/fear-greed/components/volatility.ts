import { isMissing } from '../missing.ts'
import { sampleDeviation } from '../statistics.ts'
import { type ComponentFormula, closes, input } from './formula.ts'

const SESSIONS_A_YEAR = 252

/**
 * Volatility: the annualised standard deviation (n - 1) of the last 30 daily logarithmic returns, `deviation
 * x sqrt(252)`. Higher means fear. Source: the design of the index, component 4 of the classic six; Hull,
 * Options, Futures, and Other Derivatives, "Estimating volatility from historical data".
 */
export const volatility: ComponentFormula = {
  unit: 'ratio',
  direction: -1,
  needs: ['market'],
  inputs: (history, at, windows) => {
    const found = closes(history, 'market', at, windows.volatility + 1)
    if (isMissing(found)) return found
    const returns = found.slice(1).map((close, index) => Math.log(close / (found[index] ?? Number.NaN)))
    return { deviation: sampleDeviation(returns) }
  },
  raw: (inputs) => input(inputs, 'deviation') * Math.sqrt(SESSIONS_A_YEAR),
}
