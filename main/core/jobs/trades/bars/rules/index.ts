/** All kinds of bars. */
import type { BarSeries } from '../../../../../../shared/kinds/trades.ts'
import { amountRule } from './amount.ts'
import { imbalanceRule } from './imbalance.ts'
import { type BarRule, fixedRule } from './rule.ts'
import { runRule } from './run.ts'

type Rules = { [By in BarSeries['by']]: (series: Extract<BarSeries, { by: By }>) => BarRule }

const RULES: Rules = {
  dollar: (series) => amountRule('dollars', series),
  volume: (series) => amountRule('volume', series),
  tick: ({ ticks }) => fixedRule({ measure: 'ticks', form: 'sum' }, ticks),
  time: ({ seconds }) => fixedRule(null, seconds),
  tick_imbalance: ({ target_ticks }) => imbalanceRule('ticks', target_ticks),
  volume_imbalance: ({ target_ticks }) => imbalanceRule('volume', target_ticks),
  dollar_imbalance: ({ target_ticks }) => imbalanceRule('dollars', target_ticks),
  tick_run: ({ target_ticks }) => runRule('ticks', target_ticks),
  volume_run: ({ target_ticks }) => runRule('volume', target_ticks),
  dollar_run: ({ target_ticks }) => runRule('dollars', target_ticks),
}

/** Returns how the bars of a series are made. */
export const barRuleOf = (series: BarSeries): BarRule =>
  (RULES[series.by] as (series: BarSeries) => BarRule)(series)
