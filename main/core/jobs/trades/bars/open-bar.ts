/** The bar being filled. `stretch` is the innermost loop of bar building. */
import type { ClosedBar, TradeGroup } from './bar.ts'
import { CARRY, carry, emptySum, roomOf, type Sum, totalOf } from './running-sum.ts'

/** The sums at which the bar closes; null is never. */
export interface Goals {
  readonly dollars: bigint | null
  readonly volume: bigint | null
  readonly ticks: number | null
}

/** How far filling got: the index after the last trade taken, and whether that trade closed the bar. */
export interface Filled {
  readonly next: number
  readonly closed: boolean
}

/** Prices and sums in units of 10^-8, times in microseconds. Its values are meaningless while it is `empty`. */
export class OpenBar {
  ticks = 0
  readonly volume: Sum = emptySum()
  readonly dollars: Sum = emptySum()
  open = 0n
  high = 0n
  low = 0n
  close = 0n
  firstTime = 0n
  lastTime = 0n

  /** Whether no trade was added yet. */
  get empty(): boolean {
    return this.ticks === 0
  }

  /** Adds trades `from` to `to` (excluded) of the group until a goal is reached. */
  fill(group: TradeGroup, from: number, to: number, goals: Goals): Filled {
    if (from >= to) return { next: from, closed: false }
    if (this.empty) this.begin(group, from)
    let next = from
    let closed = false
    while (next < to && !closed) {
      const filled = this.stretch(group, next, to, goals)
      next = filled.next
      closed = filled.closed
      if (next < to && !closed) closed = this.takeExactly(group, next++, goals)
    }
    this.close = group.price.values[next - 1] as bigint
    this.lastTime = group.time[next - 1] as bigint
    return { next, closed }
  }

  /** Returns the bar as it is now. */
  bar(number: number, threshold: bigint): ClosedBar {
    const { open, high, low, close, ticks, firstTime, lastTime } = this
    const sums = { volume: totalOf(this.volume), dollars: totalOf(this.dollars) }
    return { number, open, high, low, close, ...sums, ticks, firstTime, lastTime, threshold }
  }

  private begin(group: TradeGroup, at: number): void {
    const price = group.price.values[at] as bigint
    this.open = price
    this.high = price
    this.low = price
    this.firstTime = group.time[at] as bigint
  }

  /** Adds trades in doubles until a goal, the end, or a trade whose price or sum would leave the exact range. */
  private stretch(group: TradeGroup, from: number, to: number, goals: Goals): Filled {
    const price = group.price.halves
    const quantity = group.quantity.halves
    const quote = group.quote.halves
    const volumeGoal = roomOf(this.volume, goals.volume)
    const dollarGoal = roomOf(this.dollars, goals.dollars)
    const tickGoal = goals.ticks === null ? Number.POSITIVE_INFINITY : from + goals.ticks - this.ticks
    let high = Number(this.high)
    let low = Number(this.low)
    let highAt = -1
    let lowAt = -1
    let volume = this.volume.low
    let dollars = this.dollars.low
    let closed = false
    let next = from
    while (next < to && !closed) {
      const at = 2 * next
      const moreVolume = volume + wholeAt(quantity, at)
      const moreDollars = dollars + wholeAt(quote, at)
      const paid = wholeAt(price, at)
      if (moreVolume >= CARRY || moreDollars >= CARRY || paid >= CARRY) break
      volume = moreVolume
      dollars = moreDollars
      if (paid > high) {
        high = paid
        highAt = next
      }
      if (paid < low) {
        low = paid
        lowAt = next
      }
      next++
      closed = dollars >= dollarGoal || volume >= volumeGoal || next >= tickGoal
    }
    if (highAt >= 0) this.high = group.price.values[highAt] as bigint
    if (lowAt >= 0) this.low = group.price.values[lowAt] as bigint
    this.volume.low = volume
    this.dollars.low = dollars
    this.ticks += next - from
    return { next, closed }
  }

  /** Adds one trade in bigints. @returns whether it closed the bar */
  private takeExactly(group: TradeGroup, at: number, goals: Goals): boolean {
    carry(this.volume)
    carry(this.dollars)
    this.volume.high += group.quantity.values[at] as bigint
    this.dollars.high += group.quote.values[at] as bigint
    this.ticks++
    const price = group.price.values[at] as bigint
    if (price > this.high) this.high = price
    if (price < this.low) this.low = price
    const reached = (sum: Sum, goal: bigint | null) => goal !== null && totalOf(sum) >= goal
    const full = goals.ticks !== null && this.ticks >= goals.ticks
    return full || reached(this.volume, goals.volume) || reached(this.dollars, goals.dollars)
  }
}

/** Returns the whole number whose low half is at `at`: inexact above 2^53, which `stretch` excludes. */
const wholeAt = (halves: Int32Array, at: number): number =>
  (halves[at + 1] as number) * 4_294_967_296 + ((halves[at] as number) >>> 0)
