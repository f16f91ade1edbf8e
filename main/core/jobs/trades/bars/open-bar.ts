/** The bar being filled. `stretch` is the innermost loop of bar building. */
import { UNITS } from '../decimal.ts'
import type { ClosedBar, TradeGroup, TradeSums } from './bar.ts'
import { amountOf, type BarClosing, FORMS, measuredIn } from './goal.ts'
import { CARRY, carry, emptySum, roomOf, type Sum, totalOf } from './running-sum.ts'

/** What must reach the threshold, and the threshold in units of its measure. */
export interface Goal extends BarClosing {
  readonly threshold: bigint
}

/** How far filling got: the index after the last trade taken, and whether that trade closed the bar. */
export interface Filled {
  readonly next: number
  readonly closed: boolean
}

/** Prices and sums in units of the collection, times in microseconds. Its values are meaningless while it is `empty`. */
export class OpenBar {
  ticks = 0
  buyTicks = 0
  readonly volume: Sum = emptySum()
  readonly buyVolume: Sum = emptySum()
  readonly dollars: Sum = emptySum()
  readonly buyDollars: Sum = emptySum()
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

  /** What the trades of the bar sum to so far. */
  get sums(): TradeSums {
    const { ticks, buyTicks } = this
    return {
      ticks,
      buyTicks,
      volume: totalOf(this.volume),
      buyVolume: totalOf(this.buyVolume),
      dollars: totalOf(this.dollars),
      buyDollars: totalOf(this.buyDollars),
    }
  }

  /** Adds trades `from` to `to` (excluded) of the group until the goal, if any, is reached. */
  fill(group: TradeGroup, from: number, to: number, goal: Goal | null): Filled {
    if (from >= to) return { next: from, closed: false }
    if (this.empty) this.begin(group, from)
    let next = from
    let closed = false
    while (next < to && !closed) {
      const filled = this.stretch(group, next, to, goal)
      next = filled.next
      closed = filled.closed
      if (next < to && !closed) closed = this.takeExactly(group, next++, goal)
    }
    this.close = group.price.at(next - 1)
    this.lastTime = group.time[next - 1] as bigint
    return { next, closed }
  }

  /** Returns the bar as it is now. */
  bar(number: number, threshold: bigint): ClosedBar {
    const { open, high, low, close, firstTime, lastTime } = this
    return { number, open, high, low, close, ...this.sums, firstTime, lastTime, threshold }
  }

  private begin(group: TradeGroup, at: number): void {
    const price = group.price.at(at)
    this.open = price
    this.high = price
    this.low = price
    this.firstTime = group.time[at] as bigint
  }

  /** Returns what the low parts must reach for the bar to close. */
  private limits(goal: Goal | null): Limits {
    if (goal === null) return NEVER
    const { measure, form, threshold } = goal
    const carried = measuredIn(measure, {
      ticks: 0,
      buyTicks: 0,
      volume: this.volume.high,
      buyVolume: this.buyVolume.high,
      dollars: this.dollars.high,
      buyDollars: this.buyDollars.high,
    })
    const [ofBuyers, ofSellers] = FORMS[form]
    // A number of trades is whole: it reaches the threshold if it reaches the next whole number.
    const whole = (left: bigint) => (measure === 'ticks' ? (left + UNITS_BIG - 1n) / UNITS_BIG : left)
    return {
      measure,
      ofBuyers,
      ofSellers,
      buyers: roomOf(whole(threshold - amountOf(ofBuyers, carried))),
      sellers: roomOf(whole(threshold - amountOf(ofSellers, carried))),
    }
  }

  /**
   * Adds trades in doubles until a limit, the end, or a trade whose price or sum would leave the exact range. In wide
   * digits it adds none.
   */
  private stretch({ narrow, maker }: TradeGroup, from: number, to: number, goal: Goal | null): Filled {
    if (narrow === null) return { next: from, closed: false }
    const { price, quantity, quote } = narrow
    const { measure, ofBuyers, ofSellers, buyers, sellers } = this.limits(goal)
    let high = Number(this.high)
    let low = Number(this.low)
    let highAt = -1
    let lowAt = -1
    let { ticks, buyTicks } = this
    let volume = this.volume.low
    let buyVolume = this.buyVolume.low
    let dollars = this.dollars.low
    let buyDollars = this.buyDollars.low
    let closed = false
    let next = from
    while (next < to && !closed) {
      const at = 2 * next
      const amount = wholeAt(quantity.halves, at)
      const cost = wholeAt(quote.halves, at)
      const paid = wholeAt(price.halves, at)
      if (volume + amount >= CARRY || dollars + cost >= CARRY || paid >= CARRY) break
      const bought = boughtAt(maker, next)
      ticks++
      buyTicks += bought
      volume += amount
      buyVolume += bought * amount
      dollars += cost
      buyDollars += bought * cost
      if (paid > high) {
        high = paid
        highAt = next
      }
      if (paid < low) {
        low = paid
        lowAt = next
      }
      next++
      const total = measure === 'dollars' ? dollars : measure === 'volume' ? volume : ticks
      const buy = measure === 'dollars' ? buyDollars : measure === 'volume' ? buyVolume : buyTicks
      closed =
        ofBuyers.buy * buy + ofBuyers.total * total >= buyers ||
        ofSellers.buy * buy + ofSellers.total * total >= sellers
    }
    if (highAt >= 0) this.high = price.at(highAt)
    if (lowAt >= 0) this.low = price.at(lowAt)
    this.volume.low = volume
    this.buyVolume.low = buyVolume
    this.dollars.low = dollars
    this.buyDollars.low = buyDollars
    this.ticks = ticks
    this.buyTicks = buyTicks
    return { next, closed }
  }

  /** Adds one trade in bigints. @returns whether it closed the bar */
  private takeExactly(group: TradeGroup, at: number, goal: Goal | null): boolean {
    for (const sum of [this.volume, this.buyVolume, this.dollars, this.buyDollars]) carry(sum)
    const amount = group.quantity.at(at)
    const cost = group.quote.at(at)
    const bought = boughtAt(group.maker, at)
    this.volume.high += amount
    this.dollars.high += cost
    this.ticks++
    if (bought === 1) {
      this.buyVolume.high += amount
      this.buyDollars.high += cost
      this.buyTicks++
    }
    const price = group.price.at(at)
    if (price > this.high) this.high = price
    if (price < this.low) this.low = price
    if (goal === null) return false
    const sums = measuredIn(goal.measure, this.sums)
    return FORMS[goal.form].some((form) => amountOf(form, sums) >= goal.threshold)
  }
}

const UNITS_BIG = BigInt(UNITS)

/** A goal as numbers: the linear forms of the low parts, and what each must reach. */
interface Limits {
  readonly measure: BarClosing['measure']
  readonly ofBuyers: (typeof FORMS)['sum'][0]
  readonly ofSellers: (typeof FORMS)['sum'][1]
  readonly buyers: number
  readonly sellers: number
}

/** The limits of a bar that ends by time. */
const NEVER: Limits = {
  measure: 'ticks',
  ofBuyers: FORMS.sum[0],
  ofSellers: FORMS.sum[1],
  buyers: Number.POSITIVE_INFINITY,
  sellers: Number.POSITIVE_INFINITY,
}

/** Returns 1 if the taker of a trade was the buyer, otherwise 0. */
const boughtAt = (maker: Uint8Array, at: number): number => 1 - (((maker[at >> 3] as number) >> (at & 7)) & 1)

/** Returns the whole number whose low half is at `at`: inexact above 2^53, which `stretch` excludes. */
const wholeAt = (halves: Int32Array, at: number): number =>
  (halves[at + 1] as number) * 4_294_967_296 + ((halves[at] as number) >>> 0)
