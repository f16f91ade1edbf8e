/** Bars: trades aggregated up to a threshold (M. López de Prado, Advances in Financial Machine Learning, ch. 2). */

/** One bar. Prices, volume, dollars and threshold in whole units of 10^-8; instants in microseconds. Nothing is rounded. */
export interface ClosedBar {
  readonly number: number
  readonly open: bigint
  readonly high: bigint
  readonly low: bigint
  readonly close: bigint
  readonly volume: bigint
  /** Sum of price x quantity, as the exchange reports it trade by trade. */
  readonly dollars: bigint
  readonly ticks: number
  readonly firstTime: bigint
  readonly lastTime: bigint
  /** The threshold the bar had to reach: dollars, units or ticks in units of 10^-8; seconds for time bars. */
  readonly threshold: bigint
}

/** Returns the volume-weighted average price; null if the volume is zero. */
export function vwapOf({ dollars, volume }: Pick<ClosedBar, 'dollars' | 'volume'>): number | null {
  return volume === 0n ? null : Number(dollars) / Number(volume)
}

/** A column of whole numbers, and the same bytes as pairs of 32-bit halves: low at 2 i, high at 2 i + 1. */
export interface LongValues {
  readonly values: BigInt64Array
  readonly halves: Int32Array
}

/** Columns of at most one row group, in units of 10^-8. */
export interface TradeGroup {
  readonly rows: number
  readonly price: LongValues
  readonly quantity: LongValues
  readonly quote: LongValues
  /** Microseconds. */
  readonly time: BigInt64Array
}
