/** Sum of the maximum values the source system gave its three parts, as in its formula. */
const DIVISOR = 76

/**
 * The simplified formula of the source system, `(volume + sentiment + performance) / 76 x 10`, all three from 0 to
 * 100; the result goes from 0 to 39.5. With 52.23, 50.03 and 95.00 it gives 25.96.
 */
export function simplified(volume: number, sentiment: number, performance: number): number {
  return ((volume + sentiment + performance) / DIVISOR) * 10
}
