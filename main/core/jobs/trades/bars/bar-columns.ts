/** Closed bars, one column for each of their values. */
import type { ClosedBar } from './bar.ts'
import { ExactColumn } from './exact-column.ts'
import type { OpenBar } from './open-bar.ts'
import type { RunningSum } from './running-sum.ts'

const FIRST_ROOM = 256

/** Some bars in the order of their numbers. */
export class BarColumns {
  rows = 0
  private room = 0
  readonly number = new ExactColumn()
  readonly open = new ExactColumn()
  readonly high = new ExactColumn()
  readonly low = new ExactColumn()
  readonly close = new ExactColumn()
  readonly ticks = new ExactColumn()
  readonly buyTicks = new ExactColumn()
  readonly volume = new ExactColumn()
  readonly buyVolume = new ExactColumn()
  readonly dollars = new ExactColumn()
  readonly buyDollars = new ExactColumn()
  readonly firstTime = new ExactColumn()
  readonly lastTime = new ExactColumn()
  readonly threshold = new ExactColumn()
  private readonly all: readonly ExactColumn[] = [
    ...[this.number, this.open, this.high, this.low, this.close, this.ticks, this.buyTicks],
    ...[this.volume, this.buyVolume, this.dollars, this.buyDollars],
    ...[this.firstTime, this.lastTime, this.threshold],
  ]

  /** Adds a bar as it is now. */
  add(number: number, bar: OpenBar, threshold: RunningSum): void {
    const row = this.rows
    this.reserve(row + 1)
    this.number.doubles[row] = number
    this.open.putSum(row, bar.open)
    this.high.putSum(row, bar.high)
    this.low.putSum(row, bar.low)
    this.close.putSum(row, bar.close)
    this.ticks.doubles[row] = bar.ticks
    this.buyTicks.doubles[row] = bar.buyTicks
    this.volume.putSum(row, bar.volume.all)
    this.buyVolume.putSum(row, bar.volume.buy)
    this.dollars.putSum(row, bar.dollars.all)
    this.buyDollars.putSum(row, bar.dollars.buy)
    this.firstTime.doubles[row] = bar.firstTime
    this.lastTime.doubles[row] = bar.lastTime
    this.threshold.putSum(row, threshold)
    this.rows++
  }

  /** Adds the last bars of other columns, at most so many, and forgets all but so many. */
  addLast(from: BarColumns, most: number): void {
    const added = Math.min(from.rows, most)
    const kept = Math.min(this.rows, most - added)
    this.reserve(most)
    for (const [i, column] of this.all.entries()) {
      column.copy(column, this.rows - kept, this.rows, 0)
      column.copy(from.all[i] as ExactColumn, from.rows - added, from.rows, kept)
    }
    this.rows = kept + added
  }

  /** Returns a bar as an object. */
  bar(row: number): ClosedBar {
    return {
      number: Number(this.number.at(row)),
      open: this.open.at(row),
      high: this.high.at(row),
      low: this.low.at(row),
      close: this.close.at(row),
      ticks: Number(this.ticks.at(row)),
      buyTicks: Number(this.buyTicks.at(row)),
      volume: this.volume.at(row),
      buyVolume: this.buyVolume.at(row),
      dollars: this.dollars.at(row),
      buyDollars: this.buyDollars.at(row),
      firstTime: this.firstTime.at(row),
      lastTime: this.lastTime.at(row),
      threshold: this.threshold.at(row),
    }
  }

  /** Returns all bars as objects. */
  bars(): ClosedBar[] {
    return Array.from({ length: this.rows }, (_, row) => this.bar(row))
  }

  /** Forgets all bars. */
  clear(): void {
    this.rows = 0
  }

  private reserve(rows: number): void {
    if (rows <= this.room) return
    this.room = Math.max(FIRST_ROOM, rows, 2 * this.room)
    for (const column of this.all) column.reserve(this.room)
  }
}
