/** The rounding of a score for display. */

/**
 * Rounds a score for display, but never up to a whole number that it has not reached. Levels begin at whole
 * numbers: 74.96 becomes "74.9, greed", because "75.0" would be extreme greed.
 */
export function shownScore(score: number, decimals = 1): number {
  const scale = 10 ** decimals
  const rounded = Math.round(score * scale)
  const reachesWhole = rounded % scale === 0 && score < rounded / scale
  return (reachesWhole ? rounded - 1 : rounded) / scale
}
