/** Elementary statistics of lists of numbers. Lists must not be empty unless stated. */

/** Returns NaN for an empty list: the caller checks first. */
export function mean(values: readonly number[]): number {
  let sum = 0
  for (const value of values) sum += value
  return sum / values.length
}

/** Standard deviation of a whole population (divided by n). @param centre its mean, if it is known already */
export function populationDeviation(values: readonly number[], centre = mean(values)): number {
  let squares = 0
  for (const value of values) squares += (value - centre) ** 2
  return Math.sqrt(squares / values.length)
}

/** Standard deviation estimated from a sample (divided by n - 1); needs two values. */
export function sampleDeviation(values: readonly number[]): number {
  return populationDeviation(values) * Math.sqrt(values.length / (values.length - 1))
}

/** Pearson's correlation; null if one of the lists is constant or there are fewer than three pairs. */
export function correlation(left: readonly number[], right: readonly number[]): number | null {
  if (left.length < 3 || left.length !== right.length) return null
  const [leftMean, rightMean] = [mean(left), mean(right)]
  const covariance = mean(left.map((value, index) => (value - leftMean) * ((right[index] ?? 0) - rightMean)))
  const spread = populationDeviation(left) * populationDeviation(right)
  return spread === 0 ? null : covariance / spread
}

/**
 * Returns the share of a normal distribution below `z`, with the error function of Abramowitz and Stegun,
 * Handbook of Mathematical Functions, 7.1.26 (absolute error below 1.5e-7).
 */
export function normalShareBelow(z: number): number {
  const x = Math.abs(z) / Math.SQRT2
  const t = 1 / (1 + 0.3275911 * x)
  const polynomial =
    t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
  const above = (polynomial * Math.exp(-x * x)) / 2
  return z < 0 ? above : 1 - above
}
