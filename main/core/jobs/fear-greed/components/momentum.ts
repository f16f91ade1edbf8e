import { isMissing } from '../missing.ts'
import { mean } from '../statistics.ts'
import { type ComponentFormula, closes, input } from './formula.ts'

/**
 * Momentum: the mean close of the last 125 sessions against the mean of the previous 125, `recent / before -
 * 1`. Source: the design of the index, component 1 of the classic six.
 */
export const momentum: ComponentFormula = {
  unit: 'ratio',
  direction: 1,
  needs: ['market'],
  inputs: (history, at, windows) => {
    const found = closes(history, 'market', at, 2 * windows.momentum)
    if (isMissing(found)) return found
    return {
      mean_recent: mean(found.slice(windows.momentum)),
      mean_before: mean(found.slice(0, windows.momentum)),
    }
  },
  raw: (inputs) => input(inputs, 'mean_recent') / input(inputs, 'mean_before') - 1,
}
