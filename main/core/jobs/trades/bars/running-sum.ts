/**
 * Exact sums of whole numbers at the speed of doubles. The low part is a double that never passes 2^52, where every
 * whole number is still exact; what would pass it is carried into a bigint.
 */

/** Above this a value or a low part is carried. */
export const CARRY = 2 ** 52

export interface Sum {
  low: number
  high: bigint
}

export const emptySum = (): Sum => ({ low: 0, high: 0n })

/** The exact sum; a bigint is made anew at each call, so not in a loop over trades. */
export const totalOf = ({ low, high }: Sum): bigint => high + BigInt(low)

/** Moves the low part into the bigint. */
export function carry(sum: Sum): void {
  sum.high += BigInt(sum.low)
  sum.low = 0
}

/** How far the low part may rise until the sum reaches the goal; Infinity while that is further than it can tell. */
export function roomOf(sum: Sum, goal: bigint | null): number {
  if (goal === null) return Number.POSITIVE_INFINITY
  const room = goal - sum.high
  return room > BigInt(CARRY) ? Number.POSITIVE_INFINITY : Number(room)
}
