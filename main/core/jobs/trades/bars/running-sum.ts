/**
 * Exact sums of whole numbers at the speed of doubles. The low part is a double of at most 2^52, where every
 * whole number is exact; anything above is carried into a bigint.
 */

/** A value or a low part above this is carried. */
export const CARRY = 2 ** 52

/** A sum that is exact: `high + low`, where `low` is a whole number of at most 2^52. */
export interface Sum {
  low: number
  high: bigint
}

/** Returns a sum of zero. */
export const emptySum = (): Sum => ({ low: 0, high: 0n })

/** Returns the exact sum. It allocates a bigint, so do not call it in a loop over trades. */
export const totalOf = ({ low, high }: Sum): bigint => high + BigInt(low)

/** Moves the low part into the bigint. */
export function carry(sum: Sum): void {
  sum.high += BigInt(sum.low)
  sum.low = 0
}

/** Returns what is left to a goal as a number that low parts are compared with; Infinity outside the exact range. */
export const roomOf = (left: bigint): number =>
  left > BigInt(CARRY) ? Number.POSITIVE_INFINITY : Number(left)
