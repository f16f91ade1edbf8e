/** The stored state of a series: enough to continue as if it had never stopped. */
import type { BarSeries } from '../../../../../shared/kinds/trades.ts'
import type { ClosedBar } from './bar.ts'
import { type Adaptation, type Calibration, firstThreshold } from './threshold.ts'

/** All that the next trade needs to continue a series of bars. */
export interface SeriesState {
  /** Number of bars closed so far. */
  readonly bars: number
  /** The threshold of the open bar, in units of 10^-8. */
  readonly threshold: bigint
  readonly memory: Adaptation
  /** The incomplete bar; null if the last trade closed one. */
  readonly open: ClosedBar | null
}

/** Returns a series before its first trade. */
export function newSeries(series: BarSeries, calibration: Calibration | null): SeriesState {
  const threshold = firstThreshold(series, calibration)
  return { bars: 0, threshold, memory: { start: threshold, added: null, ticks: null }, open: null }
}

/** Returns a state or a bar as JSON text; bigints are text with an `n` suffix. */
export function exactJson(value: SeriesState | Calibration | ClosedBar): string {
  return JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? `${part}n` : part))
}

/** Parses a text written by `exactJson`. */
export function fromExactJson<T extends SeriesState | Calibration | ClosedBar>(text: string): T {
  return JSON.parse(text, (_, part: unknown) =>
    typeof part === 'string' && /^-?\d+n$/.test(part) ? BigInt(part.slice(0, -1)) : part,
  ) as T
}
