/** The bar being filled. */
import type { Amounts, ClosedBar, LongValues, TradeGroup } from './bar.ts'
import {
  boughtAt,
  boughtOf,
  countBought,
  extremesOf,
  type Filled,
  reach,
  sumOf,
  wholeAt,
} from './column-loops.ts'
import { amountOf, FORMS, type Goal, limitsAfter, measuredIn } from './goal.ts'
import {
  addExactly,
  addHalves,
  CARRY,
  copySum,
  emptySum,
  isAbove,
  putSum,
  type RunningSum,
} from './running-sum.ts'
import { TradeTotals } from './trade-totals.ts'

/** Prices and sums in units of the collection, times in microseconds. Its values are meaningless while it is `empty`. */
export class OpenBar extends TradeTotals {
  readonly open = emptySum()
  readonly high = emptySum()
  readonly low = emptySum()
  readonly close = emptySum()
  firstTime = 0
  lastTime = 0
  /** The price in hand. */
  private readonly price = emptySum()

  /** Returns a bar as it was; without one, an empty bar. */
  static of(bar: ClosedBar | null): OpenBar {
    const again = new OpenBar()
    if (bar === null) return again
    for (const name of ['open', 'high', 'low', 'close'] as const) putSum(again[name], bar[name])
    again.ticks = bar.ticks
    again.buyTicks = bar.buyTicks
    again.firstTime = Number(bar.firstTime)
    again.lastTime = Number(bar.lastTime)
    addExactly(again.volume, bar.volume, bar.buyVolume)
    addExactly(again.dollars, bar.dollars, bar.buyDollars)
    return again
  }

  /** Whether no trade was added yet. */
  get empty(): boolean {
    return this.ticks === 0
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
        if (filled.next > next) this.addAll(narrow, group.maker, next, filled.next)
        next = filled.next
        closed = filled.closed
      }
      if (next < to && !closed) closed = this.takeExactly(group, next++, goal)
    }
    readPrice(this.close, group, next - 1)
    this.lastTime = wholeAt(group.time.halves, next - 1)
    return { next, closed }
  }

  private begin(group: TradeGroup, at: number): void {
    readPrice(this.open, group, at)
    copySum(this.open, this.high)
    copySum(this.open, this.low)
    this.firstTime = wholeAt(group.time.halves, at)
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
    const { measure, limits } = goal
    if (measure === 'ticks') {
      return reach(limits, { total: this.ticks, buy: this.buyTicks }, null, maker, from, to)
    }
    const { all, buy } = measure === 'volume' ? this.volume : this.dollars
    const values = measure === 'volume' ? quantity : quote
    const left = all.high === null ? limits : limitsAfter(goal, { total: all.high, buy: buy.high ?? 0n })
    return reach(left, { total: all.low, buy: buy.low }, values, maker, from, to)
  }

  private addAll(
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
    readLong(this.price, price, highest)
    this.widen()
    readLong(this.price, price, lowest)
    this.widen()
  }

  /** Takes the price in hand into the range of the bar. */
  private widen(): void {
    if (isAbove(this.price, this.high)) copySum(this.price, this.high)
    if (isAbove(this.low, this.price)) copySum(this.price, this.low)
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
    readPrice(this.price, group, at)
    this.widen()
    if (goal === null) return false
    const sums = measuredIn(goal.measure, this.sums)
    return FORMS[goal.form].some((form) => amountOf(form, sums) >= goal.threshold)
  }
}

function readPrice(into: RunningSum, { price, narrow }: TradeGroup, row: number): void {
  if (narrow === null) putSum(into, price.at(row))
  else readLong(into, narrow.price, row)
}

function readLong(into: RunningSum, values: LongValues, row: number): void {
  const value = wholeAt(values.halves, row)
  if (value < CARRY) {
    into.low = value
    into.high = null
  } else putSum(into, values.at(row))
}
