/** What a kind of bar is: when it closes, where its threshold begins, and how it moves. One kind per file. */
import { UNITS } from '../../decimal.ts'
import type { TradeSums } from '../bar.ts'
import { type BarClosing, type BarMeasure, measuredIn } from '../goal.ts'

/** Exponential means per bar. `total` and `buy` in units of 10^-8 of the measure. */
export interface BarMeans {
  readonly ticks: number
  readonly total: number
  readonly buy: number
}

/** The threshold of the next bar in units of 10^-8, and the means it follows from; null if it follows none. */
export interface BarThreshold {
  readonly threshold: bigint
  readonly means: BarMeans | null
}

/** How the bars of one series are made. */
export interface BarRule {
  /** Null if a bar ends by time. */
  readonly closing: BarClosing | null
  /** Whether the first threshold comes from the first day's trades. */
  readonly calibrated: boolean
  /** @param first the sums of the first day; null unless `calibrated` */
  readonly begin: (first: TradeSums | null) => BarThreshold
  /** Returns the threshold after a closed bar, given its sums and its own; null if bars do not change it. */
  readonly adapt: ((means: BarMeans, bar: TradeSums, threshold: bigint) => BarThreshold) | null
  /** Returns the threshold of bars that open after these days; null if days do not change it. */
  readonly daily: ((past: readonly TradeSums[]) => bigint) | null
}

/** Length in bars of the exponential means; their weight is 2 / (100 + 1). */
const MEAN_BARS = 100
const WEIGHT = 2 / (MEAN_BARS + 1)
/** A moving threshold becomes at least half and at most twice that of the bar before. */
const LOWEST = 0.5
const HIGHEST = 2

/** Returns means in which every bar has the target's trades, and each trade the mean amount of the first day. */
function firstMeans(measure: BarMeasure, target: number, first: TradeSums | null): BarMeans {
  const sums = needed(first)
  const { total, buy } = measuredIn(measure, sums)
  const share = target / sums.ticks
  return { ticks: target, total: Number(total) * share, buy: Number(buy) * share }
}

/** Returns the means after one more bar. */
export function movedMeans(means: BarMeans, measure: BarMeasure, bar: TradeSums): BarMeans {
  const { total, buy } = measuredIn(measure, bar)
  const moved = (mean: number, value: number) => mean + WEIGHT * (value - mean)
  return {
    ticks: moved(means.ticks, bar.ticks),
    total: moved(means.total, Number(total)),
    buy: moved(means.buy, Number(buy)),
  }
}

/** Returns a wanted threshold in whole units, kept between half and twice the one before. */
export function boundedThreshold(wanted: number, before: bigint): bigint {
  const last = Number(before)
  return wholeUnits(Math.min(Math.max(wanted, last * LOWEST), last * HIGHEST))
}

/** Returns the nearest whole number of units, at least one. */
const wholeUnits = (value: number): bigint => BigInt(Math.max(1, Math.round(value)))

/** Returns the mean amount of a trade times the target, rounded down, at least one unit. */
export function targetOf(measure: BarMeasure, target: number, sums: TradeSums | null): bigint {
  const { total } = measuredIn(measure, needed(sums))
  const threshold = (total * BigInt(target)) / BigInt(needed(sums).ticks)
  return threshold > 0n ? threshold : 1n
}

/** Returns a rule whose threshold follows the means of its bars. @param wanted the threshold for some means, before it is bounded */
export const adaptiveRule = (
  closing: BarClosing,
  target: number,
  wanted: (means: BarMeans) => number,
): BarRule => ({
  closing,
  calibrated: true,
  begin: (first) => {
    const means = firstMeans(closing.measure, target, first)
    return { means, threshold: wholeUnits(wanted(means)) }
  },
  adapt: (before, bar, threshold) => {
    const means = movedMeans(before, closing.measure, bar)
    return { means, threshold: boundedThreshold(wanted(means), threshold) }
  },
  daily: null,
})

/** Returns a rule whose threshold never moves. @param amount in trades or seconds */
export const fixedRule = (closing: BarClosing | null, amount: number): BarRule => ({
  closing,
  calibrated: false,
  begin: () => ({ threshold: BigInt(amount) * BigInt(UNITS), means: null }),
  adapt: null,
  daily: null,
})

function needed(first: TradeSums | null): TradeSums {
  if (first === null || first.ticks === 0) throw new Error('a series of bars is not calibrated')
  return first
}
