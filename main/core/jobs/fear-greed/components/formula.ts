/** Defines a component: the series it needs, how it reads its inputs at a session, and the value computed from them. */
import type { ComponentWindows } from '../../../../../shared/kinds/fear-greed.ts'
import { columnOf, type MarketHistory, type SeriesName } from '../history.ts'
import { isMissing, type MissingValue, missing } from '../missing.ts'
import type { OhlcvBar } from '../ports.ts'

/** Named numbers, stored with the score so that it can be recomputed. */
export type Inputs = Readonly<Record<string, number>>

/** How a component computes its value for a session. */
export interface ComponentFormula {
  /** Shown with the component and in the documentation. */
  readonly unit: 'ratio' | 'percent' | 'points' | 'opinion'
  /** 1 if a higher value means greed, -1 if it means fear. */
  readonly direction: 1 | -1
  /** The series whose days determine how fresh the component is. The press has none. */
  readonly needs: readonly SeriesName[]
  /** Reads the inputs at session `at` of the history. Pure. */
  readonly inputs: (history: MarketHistory, at: number, windows: ComponentWindows) => Inputs | MissingValue
  /** Computes the value from the inputs, in natural units. Pure: stored scores are recomputed with it. */
  readonly raw: (inputs: Inputs) => number
}

/** Returns an input by name. @throws Error if a stored score lacks it: the record belongs to another formula */
export function input(inputs: Inputs, name: string): number {
  const value = inputs[name]
  if (value === undefined) throw new Error(`the inputs hold no "${name}"`)
  return value
}

/** Returns the closes of `count` sessions ending at `at`, oldest first, or why there are too few. */
export function closes(
  history: MarketHistory,
  name: SeriesName,
  at: number,
  count: number,
): number[] | MissingValue {
  const found = bars(history, name, at, count)
  return isMissing(found) ? found : found.map((bar) => bar.close)
}

/** Returns the bars of `count` sessions ending at `at`, oldest first. One missing bar makes the result missing. */
export function bars(
  history: MarketHistory,
  name: SeriesName,
  at: number,
  count: number,
): OhlcvBar[] | MissingValue {
  return barsWith(history, name, at, count, () => true)
}

/** Like `bars`, but a bar without the requested value counts as missing. */
export function barsWith(
  history: MarketHistory,
  name: SeriesName,
  at: number,
  count: number,
  suits: (bar: OhlcvBar) => boolean,
): OhlcvBar[] | MissingValue {
  const column = columnOf(history, name)
  if (isMissing(column)) return column
  const found: OhlcvBar[] = []
  for (let index = at; index >= 0 && found.length < count; index--) {
    const bar = column[index] ?? null
    if (bar === null || !suits(bar)) break
    found.push(bar)
  }
  if (found.length === 0) return missing('no_value')
  if (found.length < count) return missing('short_history', { found: found.length, needed: count })
  return found.reverse()
}
