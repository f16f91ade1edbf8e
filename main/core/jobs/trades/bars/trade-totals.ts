/** What some trades sum to, while they are being counted. */
import type { TradeSums } from './bar.ts'
import { addSides, clear, emptySides, type SumOfSides, totalOf } from './running-sum.ts'

/** Sums that make no bigint while they are below 2^52. */
export class TradeTotals {
  ticks = 0
  buyTicks = 0
  readonly volume: SumOfSides = emptySides()
  readonly dollars: SumOfSides = emptySides()

  /** The sums so far, in bigints: not to be asked for every bar. */
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

  /** Adds trades that were counted elsewhere. */
  add({ ticks, buyTicks, volume, dollars }: TradeTotals): void {
    this.ticks += ticks
    this.buyTicks += buyTicks
    addSides(this.volume, volume)
    addSides(this.dollars, dollars)
  }

  /** Forgets all trades. */
  clear(): void {
    this.ticks = 0
    this.buyTicks = 0
    clear(this.volume)
    clear(this.dollars)
  }
}
