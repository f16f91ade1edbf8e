/** All formulas by name. A profile selects from them. */
import { equityVsBonds } from './equity-vs-bonds.ts'
import type { ComponentFormula } from './formula.ts'
import { netNewHighs, putsPerCall, volumeSummation } from './kept-figures.ts'
import { mediaSentiment } from './media-sentiment.ts'
import { momentum } from './momentum.ts'
import { observed } from './observed.ts'
import { distanceFromAverage, longReturn, placeInYear } from './price-alone.ts'
import { priceStrength } from './price-strength.ts'
import { safeHaven } from './safe-haven.ts'
import { volatility } from './volatility.ts'
import { volume } from './volume.ts'

/** The formula of each component, by name. Profiles choose from these. */
export const FORMULAS = {
  momentum,
  price_strength: priceStrength,
  volume,
  volatility,
  equity_vs_bonds: equityVsBonds,
  media_sentiment: mediaSentiment,
  return_of_60_days: longReturn,
  place_in_year: placeInYear,
  distance_from_average: distanceFromAverage,
  /** Level of the S&P 500. */
  market_level: observed('market', 'points', 1),
  /** Level of the VIX. */
  volatility_level: observed('volatility_index', 'points', -1),
  /** Net new 52-week highs and lows of the NYSE. */
  net_new_highs: netNewHighs,
  /** McClellan volume summation index of the NYSE. */
  volume_summation: volumeSummation,
  /** Put/call ratio, 5-day mean. */
  puts_per_call: putsPerCall,
  /** Yield spread of junk bonds over safer ones, in percent. */
  yield_spread: observed('junk_spread', 'percent', -1),
  safe_haven: safeHaven,
} as const satisfies Record<string, ComponentFormula>

/** A formula that a profile can choose for a component. */
export type FormulaName = keyof typeof FORMULAS

/** Units of formulas of earlier versions, which stored scores may still use. */
const EARLIER_UNITS: Readonly<Record<string, ComponentFormula['unit']>> = {
  momentum_points: 'points',
  volatility_ratio: 'ratio',
}

/** Returns the unit of a stored component's value. @throws Error if no version had this formula */
export function unitOf(formula: string): ComponentFormula['unit'] {
  const known: Readonly<Record<string, ComponentFormula>> = FORMULAS
  const unit = known[formula]?.unit ?? EARLIER_UNITS[formula]
  if (unit === undefined) throw new Error(`no version has the formula "${formula}"`)
  return unit
}
