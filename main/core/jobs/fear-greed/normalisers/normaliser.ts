/** Turns a value into a score from 0 to 100 by comparing it with its past. */
import type { MissingValue } from '../missing.ts'

/** Named numbers that describe the scale of one value, stored with the score so that it can be recomputed. */
export type NormaliserScale = Readonly<Record<string, number>>

/** Turns a value into a score from 0 to 100 by its position among earlier values. */
export interface Normaliser {
  /** How many sessions `fit` looks back on, including the one it scores. */
  readonly reach: (sessions: number) => number
  /**
   * Computes the scale for session `at` from the values up to then. `values` has one entry per session, oriented so
   * that higher means greed, null if missing; the entry at `at` is not null. Pure, and never looks at later sessions.
   */
  readonly fit: (
    values: readonly (number | null)[],
    at: number,
    sessions: number,
  ) => NormaliserScale | MissingValue
  /** The score of a value on its scale, 0 to 100. Pure. */
  readonly score: (value: number, scale: NormaliserScale) => number
}

/** Returns a part of a scale by name. @throws Error if a stored score lacks it */
export function part(scale: NormaliserScale, name: string): number {
  const value = scale[name]
  if (value === undefined) throw new Error(`the scale holds no "${name}"`)
  return value
}

/** Returns the known values of the last `sessions` sessions up to `at`, oldest first. */
export function recent(values: readonly (number | null)[], at: number, sessions: number): number[] {
  return values.slice(Math.max(0, at - sessions + 1), at + 1).filter((value) => value !== null)
}

/** A shorter history is too short to define what is normal. */
export const FEWEST_SESSIONS = 20
