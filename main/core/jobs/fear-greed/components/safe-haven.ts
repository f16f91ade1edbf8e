import { columnOf } from '../history.ts'
import { isMissing } from '../missing.ts'
import { equityVsBonds } from './equity-vs-bonds.ts'
import type { ComponentFormula } from './formula.ts'
import { observed } from './observed.ts'

const published = observed('safe_haven', 'percent', 1)

/**
 * Safe haven demand: 20-day return of shares minus that of bonds, in percent. Uses CNN's own value if
 * available, otherwise computes it from the S&P 500 and the 10-year yield as in `equityVsBonds`.
 */
export const safeHaven: ComponentFormula = {
  unit: 'percent',
  direction: 1,
  needs: ['safe_haven', 'bonds'],
  inputs: (history, at, windows) =>
    isMissing(columnOf(history, 'safe_haven'))
      ? equityVsBonds.inputs(history, at, windows)
      : published.inputs(history, at, windows),
  raw: (inputs) => ('value' in inputs ? published.raw(inputs) : 100 * equityVsBonds.raw(inputs)),
}
