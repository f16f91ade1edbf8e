/**
 * Exact sums of whole numbers at the speed of doubles. The low part is a double below 2^52, where every
 * whole number is exact; anything above is carried into a bigint.
 */

/** A value or a low part from this on is carried. */
export const CARRY = 2 ** 52
const TWO_32 = 2 ** 32

/** An exact whole number: `low`, which is below 2^52, plus `high`, which is null until something is carried. */
export interface RunningSum {
  low: number
  high: bigint | null
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

/** Returns zero. */
export const emptySum = (): RunningSum => ({ low: 0, high: null })

/** Returns sums of zero. */
export const emptySides = (): SumOfSides => ({ all: emptySum(), buy: emptySum() })

/** Returns the exact sum. It allocates a bigint, so do not call it in a loop over trades. */
export const totalOf = ({ low, high }: RunningSum): bigint => (high ?? 0n) + BigInt(low)

/** Copies a number. */
export function copySum(from: RunningSum, into: RunningSum): void {
  into.low = from.low
  into.high = from.high
}

/** Stores a whole number of any size. */
export function putSum(into: RunningSum, value: bigint): void {
  const small = value < CARRY
  into.low = small ? Number(value) : 0
  into.high = small ? null : value
}

/** Whether one number is larger than another. */
export const isAbove = (one: RunningSum, other: RunningSum): boolean =>
  one.high === null && other.high === null ? one.low > other.low : totalOf(one) > totalOf(other)

/** Sets both to zero. */
export function clear({ all, buy }: SumOfSides): void {
  all.low = 0
  all.high = null
  buy.low = 0
  buy.high = null
}

/** Adds other sums to both. */
export function addSides(into: SumOfSides, { all, buy }: SumOfSides): void {
  const low = into.all.low + all.low
  if (all.high === null && low < CARRY) {
    into.all.low = low
    into.buy.low += buy.low
  } else addExactly(into, totalOf(all), totalOf(buy))
}

/** Adds the halves of some values to both. @param bought part of `added` */
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
  all.high = totalOf(all) + added
  all.low = 0
  buy.high = totalOf(buy) + bought
  buy.low = 0
}

const exactly = ({ high, low }: SumOfHalves): bigint => (BigInt(high) << 32n) + BigInt(low)

/** Returns what is left to a goal as a number that low parts are compared with; Infinity outside the exact range. */
export const roomOf = (left: bigint): number =>
  left > BigInt(CARRY) ? Number.POSITIVE_INFINITY : Number(left)
