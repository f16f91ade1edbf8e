/** All kinds of bars. */
import type { BarSeries } from '../../../../../../shared/kinds/trades.ts'
import type { DecimalScale } from '../../decimal.ts'
import { amountRule } from './amount.ts'
import { imbalanceRule } from './imbalance.ts'
import { type BarRule, fixedRule } from './rule.ts'
import { runRule } from './run.ts'

type BarRules = {
  [By in BarSeries['by']]: (series: Extract<BarSeries, { by: By }>, scale: DecimalScale) => BarRule
}

const RULES: BarRules = {
  dollar: (series, scale) => amountRule('dollars', series, scale),
  volume: (series, scale) => amountRule('volume', series, scale),
  tick: ({ ticks }) => fixedRule({ measure: 'ticks', form: 'sum' }, ticks),
  time: ({ seconds }) => fixedRule(null, seconds),
  tick_imbalance: ({ target_ticks }) => imbalanceRule('ticks', target_ticks),
  volume_imbalance: ({ target_ticks }) => imbalanceRule('volume', target_ticks),
  dollar_imbalance: ({ target_ticks }) => imbalanceRule('dollars', target_ticks),
  tick_run: ({ target_ticks }) => runRule('ticks', target_ticks),
  volume_run: ({ target_ticks }) => runRule('volume', target_ticks),
  dollar_run: ({ target_ticks }) => runRule('dollars', target_ticks),
}

/** Returns how the bars of a series are made. @param scale of the prices and quantities of the collection */
export const barRuleOf = (series: BarSeries, scale: DecimalScale): BarRule =>
  (RULES[series.by] as (series: BarSeries, scale: DecimalScale) => BarRule)(series, scale)

/** Returns the scale of the thresholds of a series: trades and seconds are always counted in 10^-8. */
export const thresholdScale = ({ by }: BarSeries, scale: DecimalScale): DecimalScale =>
  by === 'time' || by.startsWith('tick') ? 8 : scale
