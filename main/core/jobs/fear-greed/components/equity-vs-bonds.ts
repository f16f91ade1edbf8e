import { bondReturn } from '../bond-return.ts'
import { isMissing } from '../missing.ts'
import { type ComponentFormula, closes, input } from './formula.ts'

/**
 * Equity against bonds: the return of shares over 20 sessions minus that of a 10-year government bond over the same
 * sessions, `close / close_before - 1 - bond return` (see `bondReturn`). Source: the design of the index, component 5
 * of the classic six, and CNN's "safe haven demand" (difference in 20-day stock and bond returns).
 */
export const equityVsBonds: ComponentFormula = {
  unit: 'ratio',
  direction: 1,
  needs: ['market', 'bonds'],
  inputs: (history, at, windows) => {
    const shares = closes(history, 'market', at, windows.equity_vs_bonds + 1)
    const yields = closes(history, 'bonds', at, windows.equity_vs_bonds + 1)
    if (isMissing(shares)) return shares
    if (isMissing(yields)) return yields
    return {
      close: shares.at(-1) ?? Number.NaN,
      close_before: shares[0] ?? Number.NaN,
      yield_percent: yields.at(-1) ?? Number.NaN,
      yield_percent_before: yields[0] ?? Number.NaN,
      sessions: windows.equity_vs_bonds,
    }
  },
  raw: (inputs) => {
    const shares = input(inputs, 'close') / input(inputs, 'close_before') - 1
    const [before, now] = [input(inputs, 'yield_percent_before'), input(inputs, 'yield_percent')]
    return shares - bondReturn(before, now, input(inputs, 'sessions'))
  },
}
