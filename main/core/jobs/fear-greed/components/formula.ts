/** What a component is: which series it needs, how its inputs are read at a session, and the figure they make. */
import type { ComponentWindows } from '../../../../../shared/kinds/fear-greed.ts'
import { columnOf, type MarketHistory, type SeriesName } from '../history.ts'
import { isMissing, type Missing, missing } from '../missing.ts'
import type { OhlcvBar } from '../ports.ts'

/** Named numbers, kept with the score so that it can be recomputed. */
export type Inputs = Readonly<Record<string, number>>

/** How a component makes one figure of a session. */
export interface Formula {
  /** Shown with the component and in the documentation. */
  readonly unit: 'ratio' | 'percent' | 'points' | 'opinion'
  /** 1 where a higher figure means greed, -1 where it means fear. */
  readonly direction: 1 | -1
  /** The series whose days tell how fresh the component is. The press has none. */
  readonly needs: readonly SeriesName[]
  /** Reads the inputs at session `at` of the history. Pure. */
  readonly inputs: (history: MarketHistory, at: number, windows: ComponentWindows) => Inputs | Missing
  /** The figure the inputs make, in natural units. Pure: a stored score is recomputed through it. */
  readonly raw: (inputs: Inputs) => number
}

/** An input by name. @throws Error where a stored score lacks it: the record is not of this formula. */
export function input(inputs: Inputs, name: string): number {
  const value = inputs[name]
  if (value === undefined) throw new Error(`the inputs hold no "${name}"`)
  return value
}

/** Closes of `count` sessions ending at `at`, oldest first, or why there are not so many. */
export function closes(
  history: MarketHistory,
  name: SeriesName,
  at: number,
  count: number,
): number[] | Missing {
  const found = bars(history, name, at, count)
  return isMissing(found) ? found : found.map((bar) => bar.close)
}

/** The bars of `count` sessions ending at `at`, oldest first. A hole in between makes the whole missing. */
export function bars(
  history: MarketHistory,
  name: SeriesName,
  at: number,
  count: number,
): OhlcvBar[] | Missing {
  return barsWith(history, name, at, count, () => true)
}

/** Like `bars`, where a bar without what is asked for is a hole. */
export function barsWith(
  history: MarketHistory,
  name: SeriesName,
  at: number,
  count: number,
  suits: (bar: OhlcvBar) => boolean,
): OhlcvBar[] | Missing {
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
