/** Bars: trades aggregated up to a threshold (M. López de Prado, Advances in Financial Machine Learning, ch. 2). */

/** What some trades sum to. Volume and dollars in whole units of 10^-8, or 10^-18 in wide digits. `buy`: the buyer was the taker. */
export interface TradeSums {
  readonly ticks: number
  readonly buyTicks: number
  readonly volume: bigint
  readonly buyVolume: bigint
  /** Sum of price x quantity, as the exchange reports it trade by trade. */
  readonly dollars: bigint
  readonly buyDollars: bigint
}

/** One bar. Prices and sums in whole units of 10^-8, or 10^-18 in wide digits; instants in microseconds. Nothing is rounded. */
export interface ClosedBar extends TradeSums {
  readonly number: number
  readonly open: bigint
  readonly high: bigint
  readonly low: bigint
  readonly close: bigint
  readonly firstTime: bigint
  readonly lastTime: bigint
  /** The threshold the bar had to reach, in units of its measure: those of the sums; of trades and seconds 10^-8. */
  readonly threshold: bigint
}

/** Returns the volume-weighted average price; null if the volume is zero. */
export const vwapOf = (dollars: number, volume: number): number | null =>
  volume === 0 ? null : dollars / volume

/** A column of whole numbers. */
interface UnitValues {
  at(row: number): bigint
}

/** The same of 64 bits, and its bytes as pairs of 32-bit halves: low at 2 i, high at 2 i + 1. */
export interface LongValues extends UnitValues {
  readonly halves: Int32Array
}

/** Prices and amounts, in units of the collection. */
export interface Amounts<Values> {
  readonly price: Values
  readonly quantity: Values
  readonly quote: Values
}

/** Columns of at most one row group. */
export interface TradeGroup extends Amounts<UnitValues> {
  readonly rows: number
  /** The same columns in 64 bits; null in wide digits. */
  readonly narrow: Amounts<LongValues> | null
  /** Whether the buyer was the maker, as bits, least significant first. */
  readonly maker: Uint8Array
  /** Microseconds. */
  readonly time: LongValues
}
