/** Imbalance bars: they close when one side has traded more than the other by an unexpected amount (2.3.2.1). */
import type { BarMeasure } from '../goal.ts'
import { adaptiveRule, type BarMeans, type BarRule } from './rule.ts'

/**
 * Returns the rule of imbalance bars in one measure. The threshold is E[T] |2 v+ - E[v]| with E[T] held at the target:
 * estimated from the bars themselves, as the book has it, it runs away to bars of one trade or of millions. In a market
 * in balance the expected imbalance is near zero; then the threshold is sqrt(E[T]) E[v], which a random walk of equal
 * steps reaches after E[T] trades on average.
 */
export function imbalanceRule(measure: BarMeasure, target: number): BarRule {
  const wanted = ({ total, buy, ticks }: BarMeans) =>
    Math.max(target * Math.abs(2 * buy - total), Math.sqrt(target) * total) / ticks
  return adaptiveRule({ measure, form: 'imbalance' }, target, wanted)
}
