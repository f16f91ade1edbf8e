import type { CalendarDay } from '../../../../../shared/time/units.ts'
import type { SeriesName } from '../history.ts'
import type { OhlcvBar } from '../ports.ts'

/** The bars of one series as a rule looks at them. */
export interface PlausibilityContext {
  /** `comparison` is the published index beside Vigie's. */
  readonly name: SeriesName | 'comparison'
  readonly bars: readonly OhlcvBar[]
  /** The day it is in the market's zone; null in a replay. */
  readonly today: CalendarDay | null
}

/** What a value cannot be. A further rule is a file beside this and a line in `index.ts`. */
export interface PlausibilityRule {
  /** Its sentence is in the catalogue under `implausible.<id>`. */
  readonly id:
    | 'not_positive'
    | 'out_of_range'
    | 'future'
    | 'coarse'
    | 'other_unit'
    | 'spike'
    | 'off_scale'
    | 'frozen'
  /** Whether the bar at an index cannot be. The bars that earlier rules refused are gone. */
  readonly refuses: (context: PlausibilityContext, at: number) => boolean
}

/** Series of prices and ratios, which are above nothing; yields, spreads and differences may be below. */
const POSITIVE: readonly PlausibilityContext['name'][] = [
  'market',
  'volatility_index',
  'put_call_options',
  'equity_put_call',
]

/** Returns if values at or below zero are impossible in this series. */
export const isPositiveSeries = (name: PlausibilityContext['name']) => POSITIVE.includes(name)
