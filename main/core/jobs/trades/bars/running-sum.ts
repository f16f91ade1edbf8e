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

/** Returns how much the low part may grow until the sum reaches the goal; Infinity outside the exact range. */
export function roomOf(sum: Sum, goal: bigint | null): number {
  if (goal === null) return Number.POSITIVE_INFINITY
  const room = goal - sum.high
  return room > BigInt(CARRY) ? Number.POSITIVE_INFINITY : Number(room)
}
