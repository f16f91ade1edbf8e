/** The threshold of a bar: fixed, calibrated on a prefix, or adaptive within bounds. */
import type { BarSeries } from '../../../../../shared/kinds/trades.ts'
import { UNITS } from '../decimal.ts'
import type { ClosedBar } from './bar.ts'

/** Share of the trades used for calibration: the oldest fifth. */
export const CALIBRATION_SHARE = 0.2
/** Length in bars of the exponential means of an adaptive threshold; their weight is 2 / (100 + 1). */
const MEAN_BARS = 100
const WEIGHT = 2 / (MEAN_BARS + 1)
/** An adaptive threshold becomes at least half and at most twice that of the bar before. */
const LOWEST = 0.5
const HIGHEST = 2

/** Sums over the calibration prefix of a series. In units of 10^-8. */
export interface Calibration {
  readonly rows: number
  readonly volume: bigint
  readonly dollars: bigint
}

/**
 * Returns the first threshold, in units of 10^-8. Calibrated: the mean dollars (or units) per trade in the
 * prefix times the target ticks. Tick bars: ticks x 10^8; time bars: seconds x 10^8.
 * @throws Error if the series needs a calibration and has none
 */
export function firstThreshold(series: BarSeries, calibration: Calibration | null): bigint {
  if (series.by === 'tick') return BigInt(series.ticks) * BigInt(UNITS)
  if (series.by === 'time') return BigInt(series.seconds) * BigInt(UNITS)
  if (series.size !== null && series.threshold !== 'calibrated')
    return BigInt(Math.round(series.size * UNITS))
  if (calibration === null || calibration.rows === 0) throw new Error(`series ${series.id} is not calibrated`)
  const total = series.by === 'dollar' ? calibration.dollars : calibration.volume
  const threshold = (total * BigInt(series.target_ticks)) / BigInt(calibration.rows)
  return threshold > 0n ? threshold : 1n
}

/** Whether the first threshold needs a calibration. */
export function needsCalibration(series: BarSeries): boolean {
  if (series.by === 'tick' || series.by === 'time') return false
  return series.threshold === 'calibrated' || (series.threshold === 'adaptive' && series.size === null)
}

/** The state of an adaptive threshold: exponential means per bar. Null before the first bar. */
export interface Adaptation {
  readonly start: bigint
  /** Dollars (or units) of a bar, in units of 10^-8. */
  readonly added: number | null
  /** Trades of a bar. */
  readonly ticks: number | null
}

/**
 * Returns state and threshold after a closed bar: the target ticks times mean dollars / mean ticks. The ratio of the
 * means gives each trade the same weight; a mean of the ratios of bars would count a bar of few large trades, which
 * ends early, as much as one of many (M. López de Prado, chapter 2: E[T] and E[v] are estimated apart).
 */
export function adapt(
  series: Extract<BarSeries, { by: 'dollar' | 'volume' }>,
  memory: Adaptation,
  bar: ClosedBar,
): { readonly memory: Adaptation; readonly threshold: bigint } {
  const brought = Number(series.by === 'dollar' ? bar.dollars : bar.volume)
  const added = moved(memory.added ?? Number(memory.start), brought)
  const ticks = moved(memory.ticks ?? series.target_ticks, bar.ticks)
  const before = Number(bar.threshold)
  const wanted = (added / ticks) * series.target_ticks
  const bounded = Math.min(Math.max(wanted, before * LOWEST), before * HIGHEST)
  return { memory: { ...memory, added, ticks }, threshold: BigInt(Math.max(1, Math.round(bounded))) }
}

const moved = (mean: number, value: number): number => mean + WEIGHT * (value - mean)

/** Whether a state was stored by a version that estimated the threshold in another way: its bars are built anew. */
export function isOutdated(series: BarSeries, memory: Adaptation | undefined): boolean {
  const adaptive = 'threshold' in series && series.threshold === 'adaptive'
  return adaptive && memory !== undefined && !('added' in memory)
}
