/** The arithmetic of the benchmarks. */

/** A median with its spread. */
export interface Spread {
  readonly median: number
  readonly lowest: number
  readonly highest: number
}

/** The middle value; of an even number, the mean of both. @throws RangeError if there is none */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]]
  if (low === undefined || high === undefined) throw new RangeError('no values')
  return (low + high) / 2
}

/** The value that this share of the values does not exceed (nearest rank). @throws RangeError if there is none */
export function percentile(values: readonly number[], share: number): number {
  const value = values.toSorted((a, b) => a - b)[Math.max(1, Math.ceil(values.length * share)) - 1]
  if (value === undefined) throw new RangeError('no values')
  return value
}

/** Median, lowest and highest. @throws RangeError if there is no value */
export const spreadOf = (values: readonly number[]): Spread => ({
  median: median(values),
  lowest: Math.min(...values),
  highest: Math.max(...values),
})

/**
 * By which power a figure grows with the size: the slope of the straight line through the logarithms (least squares).
 * 0 is flat, 1 proportional. @throws RangeError if there are fewer than two sizes, or a figure is not above 0
 */
export function exponentOf(points: readonly (readonly [size: number, figure: number])[]): number {
  if (points.length < 2 || points.some((point) => point.some((value) => !(value > 0))))
    throw new RangeError('an exponent takes two sizes and figures above 0')
  const logs = points.map(([size, figure]) => [Math.log(size), Math.log(figure)] as const)
  const mean = (at: 0 | 1) => logs.reduce((sum, point) => sum + point[at], 0) / logs.length
  const [x, y] = [mean(0), mean(1)]
  const slope = (of: 0 | 1) =>
    logs.reduce((sum, point) => sum + (point[0] - x) * (point[of] - (of === 0 ? x : y)), 0)
  return slope(1) / slope(0)
}
