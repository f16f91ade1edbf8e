/** What is shown of a score. */

/**
 * A score rounded to so many decimals, but never up to a whole number that it has not reached. Levels begin at whole
 * numbers: 74.96 is "74.9, greed", for a "75.0" would be extreme greed.
 */
export function shownScore(score: number, decimals = 1): number {
  const scale = 10 ** decimals
  const rounded = Math.round(score * scale)
  const reachesWhole = rounded % scale === 0 && score < rounded / scale
  return (reachesWhole ? rounded - 1 : rounded) / scale
}
