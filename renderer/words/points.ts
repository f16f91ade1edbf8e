/** Points of a score in a sentence. */
import type { Localizer } from './words.ts'

/** Returns the parameters of points with one decimal; the count chooses the form: French has the singular below 2. */
export const pointsOf = (points: number, words: Localizer) => ({
  count: Number(points.toFixed(1)),
  points: words.number(points, 1),
})
