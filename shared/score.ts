/** Where the levels of a score lie, and what is shown of one. */

/** Lower bounds of the levels, and the end of the last. */
export const LEVEL_BOUNDS = [0, 25, 40, 60, 75, 100] as const

/** Those between two levels. */
const BETWEEN = LEVEL_BOUNDS.slice(1, -1)

/**
 * A score rounded to so many decimals, but never up to a bound that it has not reached: 74.96 is "74.9, greed", for a
 * "75.0" would be extreme greed.
 */
export function shownScore(score: number, decimals = 1): number {
  const scale = 10 ** decimals
  const rounded = Math.round(score * scale)
  const isAbove = BETWEEN.some((bound) => score < bound && rounded >= bound * scale)
  return (isAbove ? rounded - 1 : rounded) / scale
}
