/** Three figures of the price alone. Together their ranks follow the crypto index of alternative.me. */
import { isMissing, missing } from '../missing.ts'
import { mean } from '../statistics.ts'
import { type ComponentFormula, closes, input } from './formula.ts'

const RETURN_DAYS = 60
const RANGE_DAYS = 365
const AVERAGE_DAYS = 30

/** The log return of 60 days: `ln(close / close_before)`. */
export const longReturn: ComponentFormula = {
  unit: 'ratio',
  direction: 1,
  needs: ['market'],
  inputs: (history, at) => {
    const found = closes(history, 'market', at, RETURN_DAYS + 1)
    if (isMissing(found)) return found
    return { close: found.at(-1) ?? Number.NaN, close_before: found[0] ?? Number.NaN }
  },
  raw: (inputs) => Math.log(input(inputs, 'close') / input(inputs, 'close_before')),
}

/** The place of the close between the lowest and the highest close of 365 days: 0 at the low, 1 at the high. */
export const placeInYear: ComponentFormula = {
  unit: 'ratio',
  direction: 1,
  needs: ['market'],
  inputs: (history, at) => {
    const found = closes(history, 'market', at, RANGE_DAYS)
    if (isMissing(found)) return found
    const [low, high] = [Math.min(...found), Math.max(...found)]
    return high > low ? { close: found.at(-1) ?? Number.NaN, low, high } : missing('flat')
  },
  raw: (inputs) => {
    const low = input(inputs, 'low')
    return (input(inputs, 'close') - low) / (input(inputs, 'high') - low)
  },
}

/** The log distance of the close from the mean of 30 days: `ln(close / mean)`. */
export const distanceFromAverage: ComponentFormula = {
  unit: 'ratio',
  direction: 1,
  needs: ['market'],
  inputs: (history, at) => {
    const found = closes(history, 'market', at, AVERAGE_DAYS)
    return isMissing(found) ? found : { close: found.at(-1) ?? Number.NaN, mean: mean(found) }
  },
  raw: (inputs) => Math.log(input(inputs, 'close') / input(inputs, 'mean')),
}
