/** Bars: trades aggregated up to a threshold (M. López de Prado, Advances in Financial Machine Learning, ch. 2). */

/** What some trades sum to. Volume and dollars in whole units of 10^-8. `buy`: the buyer was the taker. */
export interface TradeSums {
  readonly ticks: number
  readonly buyTicks: number
  readonly volume: bigint
  readonly buyVolume: bigint
  /** Sum of price x quantity, as the exchange reports it trade by trade. */
  readonly dollars: bigint
  readonly buyDollars: bigint
}

/** One bar. Prices and threshold in whole units of 10^-8; instants in microseconds. Nothing is rounded. */
export interface ClosedBar extends TradeSums {
  readonly number: number
  readonly open: bigint
  readonly high: bigint
  readonly low: bigint
  readonly close: bigint
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
  /** Whether the buyer was the maker, as bits, least significant first. */
  readonly maker: Uint8Array
  /** Microseconds. */
  readonly time: BigInt64Array
}
