/**
 * Exact sums of whole numbers at the speed of doubles. The low part is a double below 2^52, where every
 * whole number is exact; anything above is carried into a bigint.
 */

/** A value or a low part from this on is carried. */
export const CARRY = 2 ** 52
const TWO_32 = 2 ** 32

/** A sum that is exact: `high + low`, where `low` is a whole number below 2^52. */
export interface RunningSum {
  low: number
  high: bigint
}

/** A sum of all trades, and that of some of them. Both are carried together, so that no low part is above that of all. */
export interface SumOfSides {
  readonly all: RunningSum
  readonly buy: RunningSum
}

/** The sum of the halves of some values, exact for a row group of any: `high` x 2^32 + `low`. */
export interface SumOfHalves {
  readonly high: number
  readonly low: number
}

const emptySum = (): RunningSum => ({ low: 0, high: 0n })

/** Returns sums of zero. */
export const emptySides = (): SumOfSides => ({ all: emptySum(), buy: emptySum() })

/** Returns the exact sum. It allocates a bigint, so do not call it in a loop over trades. */
export const totalOf = ({ low, high }: RunningSum): bigint => (high === 0n ? BigInt(low) : high + BigInt(low))

/** Sets both to zero. */
export function clear({ all, buy }: SumOfSides): void {
  all.low = 0
  all.high = 0n
  buy.low = 0
  buy.high = 0n
}

/** Adds to both. @param bought part of `added` */
export function addHalves({ all, buy }: SumOfSides, added: SumOfHalves, bought: SumOfHalves): void {
  // Below 2^52 each step was exact; from there on the comparison is right all the same.
  const low = all.low + (added.high * TWO_32 + added.low)
  if (low < CARRY) {
    all.low = low
    buy.low += bought.high * TWO_32 + bought.low
    return
  }
  addExactly({ all, buy }, exactly(added), exactly(bought))
}

/** Adds to both, whatever the size, and carries them. */
export function addExactly({ all, buy }: SumOfSides, added: bigint, bought: bigint): void {
  all.high += BigInt(all.low) + added
  all.low = 0
  buy.high += BigInt(buy.low) + bought
  buy.low = 0
}

const exactly = ({ high, low }: SumOfHalves): bigint => (BigInt(high) << 32n) + BigInt(low)

/** Returns what is left to a goal as a number that low parts are compared with; Infinity outside the exact range. */
export const roomOf = (left: bigint): number =>
  left > BigInt(CARRY) ? Number.POSITIVE_INFINITY : Number(left)
