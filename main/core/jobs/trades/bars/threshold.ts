/** The threshold of a bar: fixed, calibrated on a prefix, or adaptive within bounds. */
import type { BarSeries } from '../../../../../shared/kinds/trades.ts'
import { UNITS } from '../decimal.ts'
import type { ClosedBar } from './bar.ts'

/** Share of the trades used for calibration: the oldest fifth. */
export const CALIBRATION_SHARE = 0.2
/** Length in bars of the exponential mean of an adaptive threshold; its weight is 2 / (100 + 1). */
const MEAN_BARS = 100
const WEIGHT = 2 / (MEAN_BARS + 1)
/** An adaptive threshold stays between half and twice its initial value. */
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

/** The state of an adaptive threshold: the exponential mean per trade. */
export interface Adaptation {
  readonly start: bigint
  /** Dollars (or units) per tick, in units of 10^-8; null before the first bar. */
  readonly mean: number | null
}

/** Returns state and threshold after a closed bar: the mean of 100 bars times the target ticks, within bounds. */
export function adapt(
  series: Extract<BarSeries, { by: 'dollar' | 'volume' }>,
  memory: Adaptation,
  bar: ClosedBar,
): { readonly memory: Adaptation; readonly threshold: bigint } {
  const brought = Number(series.by === 'dollar' ? bar.dollars : bar.volume) / bar.ticks
  const before = memory.mean ?? Number(memory.start) / series.target_ticks
  const mean = before + WEIGHT * (brought - before)
  const start = Number(memory.start)
  const bounded = Math.min(Math.max(mean * series.target_ticks, start * LOWEST), start * HIGHEST)
  return { memory: { ...memory, mean }, threshold: BigInt(Math.max(1, Math.round(bounded))) }
}
