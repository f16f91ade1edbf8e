import type { SeriesName } from '../history.ts'
import { isMissing } from '../missing.ts'
import { type ComponentFormula, closes, input } from './formula.ts'

/** A component that a source publishes as such: the value of one series at the session. */
export function observed(
  series: SeriesName,
  unit: ComponentFormula['unit'],
  direction: ComponentFormula['direction'],
): ComponentFormula {
  return {
    unit,
    direction,
    needs: [series],
    inputs: (history, at) => {
      const found = closes(history, series, at, 1)
      return isMissing(found) ? found : { value: found[0] ?? Number.NaN }
    },
    raw: (inputs) => input(inputs, 'value'),
  }
}
