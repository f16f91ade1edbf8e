/** The sums of each day that went through a series: what a threshold that follows days is made of. */
import type { TradeSums } from './bar.ts'
import { TradeTotals } from './trade-totals.ts'

/** Days that a calibrated threshold looks back on. */
export const CALIBRATION_DAYS = 30

const NOTHING: TradeSums = {
  ticks: 0,
  buyTicks: 0,
  volume: 0n,
  buyVolume: 0n,
  dollars: 0n,
  buyDollars: 0n,
}

/** Counts the trades of the current day from the bars that they fill. */
export class DaySums {
  private readonly closed = new TradeTotals()
  /** What the open bar held when the day began. */
  private carried: TradeSums

  constructor(open: TradeSums | null) {
    this.carried = open ?? NOTHING
  }

  /** A bar was closed. */
  add(bar: TradeTotals): void {
    this.closed.add(bar)
  }

  /** Returns the sums of the day that ends, and begins the next. */
  end(open: TradeSums | null): TradeSums {
    const day = combined(combined(this.closed.sums, open ?? NOTHING, 1), this.carried, -1)
    this.closed.clear()
    this.carried = open ?? NOTHING
    return day
  }
}

function combined(a: TradeSums, b: TradeSums, sign: 1 | -1): TradeSums {
  const by = BigInt(sign)
  return {
    ticks: a.ticks + sign * b.ticks,
    buyTicks: a.buyTicks + sign * b.buyTicks,
    volume: a.volume + by * b.volume,
    buyVolume: a.buyVolume + by * b.buyVolume,
    dollars: a.dollars + by * b.dollars,
    buyDollars: a.buyDollars + by * b.buyDollars,
  }
}

/** Adds the sums of days. */
export const totalOfDays = (days: readonly TradeSums[]): TradeSums =>
  days.reduce((sum, day) => combined(sum, day, 1), NOTHING)
