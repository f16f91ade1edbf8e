/** What is shown of a score. */

/** Where a level begins, but for the first. */
const BOUNDS = [25, 40, 60, 75]

/**
 * A score rounded to so many decimals, but never up to a bound that it has not reached: 74.96 is "74.9, greed", for a
 * "75.0" would be extreme greed.
 */
export function shownScore(score: number, decimals = 1): number {
  const scale = 10 ** decimals
  const rounded = Math.round(score * scale)
  const isAbove = BOUNDS.some((bound) => score < bound && rounded >= bound * scale)
  return (isAbove ? rounded - 1 : rounded) / scale
}
