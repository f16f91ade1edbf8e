/** What a component is: which series it needs, how its inputs are read at a session, and the figure they make. */
import type { Windows } from '../../../../../shared/kinds/fear-greed.ts'
import { type Column, columnOf, type History, type SeriesName } from '../history.ts'
import { isMissing, type Missing, missing } from '../missing.ts'

/** Named numbers, kept with the score so that it can be recomputed. */
export type Inputs = Readonly<Record<string, number>>

export interface Formula {
  /** Shown with the component and in the documentation. */
  readonly unit: 'ratio' | 'percent' | 'points' | 'opinion'
  /** 1 where a higher figure means greed, -1 where it means fear. */
  readonly direction: 1 | -1
  /** The series whose days tell how fresh the component is. The press has none. */
  readonly needs: readonly SeriesName[]
  /** Reads the inputs at session `at` of the history. Pure. */
  readonly inputs: (history: History, at: number, windows: Windows) => Inputs | Missing
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
export function closes(history: History, name: SeriesName, at: number, count: number): number[] | Missing {
  return figures(history, name, at, count, (bar) => bar.close)
}

/** One figure of each of `count` bars ending at session `at`. A hole in between makes the whole missing. */
export function figures(
  history: History,
  name: SeriesName,
  at: number,
  count: number,
  pick: (bar: NonNullable<Column[number]>) => number | null,
): number[] | Missing {
  const column = columnOf(history, name)
  if (isMissing(column)) return column
  const found: number[] = []
  for (let index = at; index >= 0 && found.length < count; index--) {
    const bar = column[index]
    const value = bar === null || bar === undefined ? null : pick(bar)
    if (value === null) break
    found.push(value)
  }
  if (found.length === 0) return missing('no_value')
  if (found.length < count) return missing('short_history', { found: found.length, needed: count })
  return found.reverse()
}
