/** Run bars: they close when the larger side has traded as much as expected of it (2.3.2.3). */
import type { BarMeasure } from '../goal.ts'
import { adaptiveRule, type BarMeans, type BarRule } from './rule.ts'

/**
 * Returns the rule of run bars in one measure. The threshold is E[T] max(P[b=1] E[v|b=1], P[b=-1] E[v|b=-1]), that is
 * the larger of what buyers and sellers trade on average in the target's trades. E[T] is held at the target: estimated
 * from the bars themselves, it sinks bar by bar, as the larger side of a bar is larger than its mean.
 */
export function runRule(measure: BarMeasure, target: number): BarRule {
  const wanted = ({ total, buy, ticks }: BarMeans) => (target * Math.max(buy, total - buy)) / ticks
  return adaptiveRule({ measure, form: 'run' }, target, wanted)
}
