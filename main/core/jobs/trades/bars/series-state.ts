/** The stored state of a series: enough to continue as if it had never stopped. */
import type { BarSeries } from '../../../../../shared/kinds/trades.ts'
import type { DecimalScale } from '../decimal.ts'
import type { ClosedBar, TradeSums } from './bar.ts'
import { barRuleOf } from './rules/index.ts'
import type { BarThreshold } from './rules/rule.ts'

/** All that the next trade needs to continue a series of bars. `threshold` is that of the open bar. */
export interface SeriesState extends BarThreshold {
  /** Number of bars closed so far. */
  readonly bars: number
  /** The sums of the last days, oldest first; empty if the threshold does not follow them. */
  readonly past: readonly TradeSums[]
  /** The incomplete bar; null if the last trade closed one. */
  readonly open: ClosedBar | null
}

/** Returns a series before its first trade. @param first the sums of its first day, if its rule is calibrated */
export const newSeries = (
  series: BarSeries,
  first: TradeSums | null,
  scale: DecimalScale = 8,
): SeriesState => ({
  bars: 0,
  ...barRuleOf(series, scale).begin(first),
  past: [],
  open: null,
})

/** Returns a state, sums or a bar as JSON text; bigints are text with an `n` suffix. */
export function exactJson(value: SeriesState | TradeSums): string {
  return JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? `${part}n` : part))
}

/** Parses a text written by `exactJson`. */
export function fromExactJson<T extends SeriesState | TradeSums>(text: string): T {
  return JSON.parse(text, (_, part: unknown) =>
    typeof part === 'string' && /^-?\d+n$/.test(part) ? BigInt(part.slice(0, -1)) : part,
  ) as T
}
