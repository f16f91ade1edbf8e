/** What a series remembers between two runs: enough to go on as if it had never stopped. */
import type { BarSeries } from '../../../../../shared/kinds/trades.ts'
import type { ClosedBar } from './bar.ts'
import { type Adaptation, type Calibration, firstThreshold } from './threshold.ts'

export interface SeriesState {
  /** Bars closed so far. */
  readonly bars: number
  /** What the open bar has to reach, in units of 10^-8. */
  readonly threshold: bigint
  readonly memory: Adaptation
  /** The bar not complete yet; null where the last trade closed one. */
  readonly open: ClosedBar | null
}

/** A series before its first trade. */
export function newSeries(series: BarSeries, calibration: Calibration | null): SeriesState {
  const threshold = firstThreshold(series, calibration)
  return { bars: 0, threshold, memory: { start: threshold, mean: null }, open: null }
}

/** A state or a bar as JSON text; bigints as text with an `n` behind. */
export function exactJson(value: SeriesState | Calibration | ClosedBar): string {
  return JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? `${part}n` : part))
}

/** What a text of `exactJson` holds. */
export function fromExactJson<T extends SeriesState | Calibration | ClosedBar>(text: string): T {
  return JSON.parse(text, (_, part: unknown) =>
    typeof part === 'string' && /^-?\d+n$/.test(part) ? BigInt(part.slice(0, -1)) : part,
  ) as T
}
