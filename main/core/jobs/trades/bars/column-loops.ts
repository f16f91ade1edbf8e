/**
 * The innermost loops of bar building. Each goes over one column of 64-bit whole numbers at a time: short loops run several
 * times as fast as one over all columns. A value is read as its halves, low at 2 i and high at 2 i + 1.
 */

import type { LongValues } from './bar.ts'
import type { GoalLimits } from './goal.ts'
import { CARRY, type SumOfHalves } from './running-sum.ts'

/** How far filling got: the index after the last trade taken, and whether that trade closed the bar. */
export interface Filled {
  readonly next: number
  readonly closed: boolean
}

/** Low parts of what the bar holds of its measure. */
export interface RunningTotals {
  readonly total: number
  readonly buy: number
}

/** Returns 1 if the taker of a trade was the buyer, otherwise 0. */
export const boughtAt = (maker: Uint8Array, at: number): number =>
  1 - (((maker[at >> 3] as number) >> (at & 7)) & 1)

/** Returns the whole number of a row: inexact above 2^53. */
export const wholeAt = (halves: Int32Array, row: number): number =>
  (halves[2 * row + 1] as number) * 4_294_967_296 + ((halves[2 * row] as number) >>> 0)

/**
 * Finds the trade of `from` to `to` (excluded) that reaches a limit. Stops without closing before a trade whose amount, or
 * the sum with it, would leave the exact range. @param values the measured column; null counts each trade as one
 */
export function reach(
  limits: GoalLimits,
  held: RunningTotals,
  values: LongValues | null,
  maker: Uint8Array,
  from: number,
  to: number,
): Filled {
  if (limits.form !== 'sum') return reachSide(limits, held, values, maker, from, to)
  return values === null
    ? reachCount(limits.buyers - held.total, from, to)
    : reachTotal(limits.buyers, held.total, values.halves, from, to)
}

function reachCount(missing: number, from: number, to: number): Filled {
  const closed = missing <= to - from
  return { next: closed ? from + Math.max(1, missing) : to, closed }
}

function reachTotal(limit: number, start: number, halves: Int32Array, from: number, to: number): Filled {
  let total = start
  let next = from
  while (next < to) {
    total += wholeAt(halves, next)
    if (total >= CARRY) break
    next++
    if (total >= limit) return { next, closed: true }
  }
  return { next, closed: false }
}

/** One of the sides reaches its limit: by imbalance or run. */
function reachSide(
  { ofBuyers, ofSellers, buyers, sellers }: GoalLimits,
  held: RunningTotals,
  values: LongValues | null,
  maker: Uint8Array,
  from: number,
  to: number,
): Filled {
  let { total, buy } = held
  let next = from
  while (next < to) {
    const value = values === null ? 1 : wholeAt(values.halves, next)
    total += value
    if (total >= CARRY) break
    buy += boughtAt(maker, next) * value
    next++
    const closed =
      ofBuyers.buy * buy + ofBuyers.total * total >= buyers ||
      ofSellers.buy * buy + ofSellers.total * total >= sellers
    if (closed) return { next, closed }
  }
  return { next, closed: false }
}

/** Returns the sum of the values of rows `from` to `to` (excluded). */
export function sumOf({ halves }: LongValues, from: number, to: number): SumOfHalves {
  let high = 0
  let low = 0
  for (let at = 2 * from; at < 2 * to; at += 2) {
    low += (halves[at] as number) >>> 0
    high += halves[at + 1] as number
  }
  return { high, low }
}

/** Returns the same of the rows whose taker was the buyer. */
export function boughtOf({ halves }: LongValues, maker: Uint8Array, from: number, to: number): SumOfHalves {
  let high = 0
  let low = 0
  for (let row = from; row < to; row++) {
    // All bits of a buyer's trade, none of the others: a branch that is taken half the time would cost more.
    const mask = -boughtAt(maker, row)
    low += ((halves[2 * row] as number) & mask) >>> 0
    high += (halves[2 * row + 1] as number) & mask
  }
  return { high, low }
}

/** Counts the rows whose taker was the buyer. */
export function countBought(maker: Uint8Array, from: number, to: number): number {
  let count = 0
  for (let row = from; row < to; row++) count += boughtAt(maker, row)
  return count
}

/** Returns the rows of the highest and the lowest value; at least one row. */
export function extremesOf(
  { halves }: LongValues,
  from: number,
  to: number,
): { readonly highest: number; readonly lowest: number } {
  let highest = from
  let lowest = from
  let mostHigh = halves[2 * from + 1] as number
  let mostLow = (halves[2 * from] as number) >>> 0
  let leastHigh = mostHigh
  let leastLow = mostLow
  for (let row = from + 1; row < to; row++) {
    const high = halves[2 * row + 1] as number
    const low = (halves[2 * row] as number) >>> 0
    if (high > mostHigh || (high === mostHigh && low > mostLow)) {
      highest = row
      mostHigh = high
      mostLow = low
    }
    if (high < leastHigh || (high === leastHigh && low < leastLow)) {
      lowest = row
      leastHigh = high
      leastLow = low
    }
  }
  return { highest, lowest }
}
