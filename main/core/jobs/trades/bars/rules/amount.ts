/** Bars of an amount: dollars or volume up to a threshold that is fixed, calibrated by days, or adaptive. */
import type { BarSeries } from '../../../../../../shared/kinds/trades.ts'
import { type DecimalScale, UNITS, unitsPer } from '../../decimal.ts'
import { totalOfDays } from '../day-sums.ts'
import type { BarMeasure } from '../goal.ts'
import { type BarMeans, type BarRule, boundedThreshold, movedMeans, targetOf } from './rule.ts'

/**
 * Returns the rule of a series. Calibrated: the mean amount of a trade over the days before, times the target. Adaptive:
 * the target times mean amount / mean trades of the bars before. The ratio of the means gives each trade the same
 * weight; a mean of the ratios of bars would count a bar of few large trades, which ends early, as much as one of many
 * (M. López de Prado, chapter 2: E[T] and E[v] are estimated apart).
 */
export function amountRule(
  measure: Exclude<BarMeasure, 'ticks'>,
  series: Extract<BarSeries, { by: 'dollar' | 'volume' }>,
  scale: DecimalScale,
): BarRule {
  const { threshold: kind, size, target_ticks: target } = series
  const calibrated = kind === 'calibrated' || size === null
  const adaptive = kind === 'adaptive'
  return {
    closing: { measure, form: 'sum' },
    calibrated,
    begin: (first) => {
      const threshold = calibrated ? targetOf(measure, target, first) : fixedUnits(size, scale)
      const total = Number(threshold)
      return { threshold, means: adaptive ? { ticks: target, total, buy: total / 2 } : null }
    },
    adapt: adaptive
      ? (before, bar, last) => {
          const means = movedMeans(before, measure, bar)
          return { means, threshold: boundedThreshold(wanted(means, target), last) }
        }
      : null,
    daily: kind === 'calibrated' ? (past) => targetOf(measure, target, totalOfDays(past)) : null,
  }
}

/** Returns a number of at most eight decimals in units. */
const fixedUnits = (size: number, scale: DecimalScale): bigint =>
  BigInt(Math.round(size * UNITS)) * (unitsPer(scale) / BigInt(UNITS))

const wanted = ({ total, ticks }: BarMeans, target: number): number => (total / ticks) * target
