/** The bar being filled. */
import type { Amounts, ClosedBar, LongValues, TradeGroup, TradeSums } from './bar.ts'
import { boughtAt, boughtOf, countBought, extremesOf, type Filled, reach, sumOf } from './column-loops.ts'
import { amountOf, FORMS, type Goal, type GoalLimits, limitsAfter, measuredIn } from './goal.ts'
import { addExactly, addHalves, clear, emptySides, type SumOfSides, totalOf } from './running-sum.ts'

/** Prices and sums in units of the collection, times in microseconds. Its values are meaningless while it is `empty`. */
export class OpenBar {
  ticks = 0
  buyTicks = 0
  readonly volume: SumOfSides = emptySides()
  readonly dollars: SumOfSides = emptySides()
  open = 0n
  high = 0n
  low = 0n
  close = 0n
  firstTime = 0n
  lastTime = 0n

  /** Returns a bar as it was; without one, an empty bar. */
  static of(bar: ClosedBar | null): OpenBar {
    const again = new OpenBar()
    if (bar === null) return again
    const { ticks, buyTicks, open, high, low, close, firstTime, lastTime } = bar
    Object.assign(again, { ticks, buyTicks, open, high, low, close, firstTime, lastTime })
    addExactly(again.volume, bar.volume, bar.buyVolume)
    addExactly(again.dollars, bar.dollars, bar.buyDollars)
    return again
  }

  /** Whether no trade was added yet. */
  get empty(): boolean {
    return this.ticks === 0
  }

  /** What the trades of the bar sum to so far. */
  get sums(): TradeSums {
    const { ticks, buyTicks, volume, dollars } = this
    return {
      ticks,
      buyTicks,
      volume: totalOf(volume.all),
      buyVolume: totalOf(volume.buy),
      dollars: totalOf(dollars.all),
      buyDollars: totalOf(dollars.buy),
    }
  }

  /** Begins the next bar. */
  clear(): void {
    this.ticks = 0
    this.buyTicks = 0
    clear(this.volume)
    clear(this.dollars)
  }

  /** Adds trades `from` to `to` (excluded) of the group until the goal, if any, is reached. */
  fill(group: TradeGroup, from: number, to: number, goal: Goal | null): Filled {
    if (from >= to) return { next: from, closed: false }
    if (this.empty) this.begin(group, from)
    const { narrow } = group
    let next = from
    let closed = false
    while (next < to && !closed) {
      if (narrow !== null) {
        const filled = this.reached(narrow, group.maker, next, to, goal)
        if (filled.next > next) this.add(narrow, group.maker, next, filled.next)
        next = filled.next
        closed = filled.closed
      }
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

  /** Finds how far trades can be added in doubles, and whether the last of them closes the bar. */
  private reached(
    { quantity, quote }: Amounts<LongValues>,
    maker: Uint8Array,
    from: number,
    to: number,
    goal: Goal | null,
  ): Filled {
    if (goal === null) return { next: to, closed: false }
    const limits = this.limits(goal)
    if (goal.measure === 'ticks') {
      return reach(limits, { total: this.ticks, buy: this.buyTicks }, null, maker, from, to)
    }
    const [{ all, buy }, values] = goal.measure === 'volume' ? [this.volume, quantity] : [this.dollars, quote]
    return reach(limits, { total: all.low, buy: buy.low }, values, maker, from, to)
  }

  /** Returns what the low parts must reach for the bar to close. */
  private limits(goal: Goal): GoalLimits {
    const { measure, limits } = goal
    if (measure === 'ticks') return limits
    const { all, buy } = measure === 'volume' ? this.volume : this.dollars
    return all.high === 0n ? limits : limitsAfter(goal, { total: all.high, buy: buy.high })
  }

  private add(
    { price, quantity, quote }: Amounts<LongValues>,
    maker: Uint8Array,
    from: number,
    to: number,
  ): void {
    this.ticks += to - from
    this.buyTicks += countBought(maker, from, to)
    addHalves(this.volume, sumOf(quantity, from, to), boughtOf(quantity, maker, from, to))
    addHalves(this.dollars, sumOf(quote, from, to), boughtOf(quote, maker, from, to))
    const { highest, lowest } = extremesOf(price, from, to)
    this.widen(price.at(highest), price.at(lowest))
  }

  private widen(high: bigint, low: bigint): void {
    if (high > this.high) this.high = high
    if (low < this.low) this.low = low
  }

  /** Adds one trade in bigints. @returns whether it closed the bar */
  private takeExactly(group: TradeGroup, at: number, goal: Goal | null): boolean {
    const amount = group.quantity.at(at)
    const cost = group.quote.at(at)
    const bought = boughtAt(group.maker, at) === 1
    addExactly(this.volume, amount, bought ? amount : 0n)
    addExactly(this.dollars, cost, bought ? cost : 0n)
    this.ticks++
    if (bought) this.buyTicks++
    const price = group.price.at(at)
    this.widen(price, price)
    if (goal === null) return false
    const sums = measuredIn(goal.measure, this.sums)
    return FORMS[goal.form].some((form) => amountOf(form, sums) >= goal.threshold)
  }
}
