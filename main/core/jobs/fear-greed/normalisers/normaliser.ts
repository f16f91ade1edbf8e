/** How a figure becomes a score from 0 to 100: against what it was before. */
import type { Missing } from '../missing.ts'

/** Named numbers that place one figure, kept with the score so that it can be recomputed. */
export type Scale = Readonly<Record<string, number>>

/** How a figure becomes a score from 0 to 100: by its place among the figures before it. */
export interface Normaliser {
  /** How many sessions `fit` looks back on, the one it places included. */
  readonly reach: (sessions: number) => number
  /**
   * Places the figure of session `at` among the figures up to then. `values` has one entry a session, oriented so
   * that higher means greed, null where missing; the entry at `at` is not null. Pure, and blind to the future.
   */
  readonly fit: (values: readonly (number | null)[], at: number, sessions: number) => Scale | Missing
  /** The score of a figure on its scale, 0 to 100. Pure. */
  readonly score: (value: number, scale: Scale) => number
}

/** A part of a scale by name. @throws Error where a stored score lacks it. */
export function part(scale: Scale, name: string): number {
  const value = scale[name]
  if (value === undefined) throw new Error(`the scale holds no "${name}"`)
  return value
}

/** The known values of the last `sessions` sessions up to `at`, oldest first. */
export function recent(values: readonly (number | null)[], at: number, sessions: number): number[] {
  return values.slice(Math.max(0, at - sessions + 1), at + 1).filter((value) => value !== null)
}

/** A history shorter than this says nothing about what is usual. */
export const FEWEST_SESSIONS = 20
