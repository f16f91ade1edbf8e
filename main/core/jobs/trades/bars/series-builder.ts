/** Builds the bars of one series, group by group, from where it stopped. */
import type { BarSeries } from '../../../../../shared/kinds/trades.ts'
import type { DecimalScale } from '../decimal.ts'
import type { TradeGroup } from './bar.ts'
import { BarColumns } from './bar-columns.ts'
import { wholeAt } from './column-loops.ts'
import { CALIBRATION_DAYS, DaySums } from './day-sums.ts'
import { type Goal, goalOf } from './goal.ts'
import { OpenBar } from './open-bar.ts'
import { barRuleOf } from './rules/index.ts'
import type { BarRule } from './rules/rule.ts'
import { emptySum, putSum } from './running-sum.ts'
import type { SeriesState } from './series-state.ts'

/** Groups must come in the order of their trades, each once, and `endDay` after the last one of each day. */
export class SeriesBuilder {
  /** The bars closed so far; whoever takes them clears it. */
  readonly closed = new BarColumns()
  private readonly series: BarSeries
  private readonly rule: BarRule
  /** Sums of the current day; null if the threshold does not follow days. */
  private readonly day: DaySums | null
  private bars: number
  private past: SeriesState['past']
  private means: SeriesState['means']
  private threshold: bigint
  /** The same, as columns take it. */
  private readonly thresholdSum = emptySum()
  /** The threshold of bars that open from now on; null if days do not change it. */
  private daily: bigint | null
  private readonly bar: OpenBar
  private goal: Goal | null

  constructor(series: BarSeries, state: SeriesState, scale: DecimalScale = 8) {
    const { open, bars, past, means, threshold } = state
    this.series = series
    this.rule = barRuleOf(series, scale)
    this.bars = bars
    this.past = past
    this.means = means
    this.threshold = threshold
    putSum(this.thresholdSum, threshold)
    this.bar = OpenBar.of(open)
    this.day = this.rule.daily === null ? null : new DaySums(open)
    this.daily = this.dailyNow()
    this.goal = this.goalNow()
  }

  /** Adds a whole group. */
  take(group: TradeGroup): void {
    if (this.series.by === 'time') this.takeByTime(group, this.series.seconds)
    else this.takeBySize(group)
  }

  /** Marks the end of a day: a calibrated threshold follows the days that have ended. */
  endDay(): void {
    if (this.day === null) return
    const ended = this.day.end(this.bar.empty ? null : this.bar.sums)
    if (ended.ticks === 0) return
    this.past = [...this.past, ended].slice(-CALIBRATION_DAYS)
    this.daily = this.dailyNow()
    if (this.bar.empty) this.open(this.threshold)
  }

  /** Returns the state to continue from, including the incomplete bar. */
  snapshot(): SeriesState {
    const { bar, bars, threshold, thresholdSum, means, past } = this
    const open = new BarColumns()
    if (!bar.empty) open.add(bars + 1, bar, thresholdSum)
    return { bars, threshold, means, past, open: bar.empty ? null : open.bar(0) }
  }

  private takeBySize(group: TradeGroup): void {
    let at = 0
    while (at < group.rows) {
      const { next, closed } = this.bar.fill(group, at, group.rows, this.goal)
      at = next
      if (closed) this.close()
    }
  }

  /** A time bar ends before the first trade of a later interval, counted from 1970. Empty intervals have no bar. */
  private takeByTime(group: TradeGroup, seconds: number): void {
    const length = seconds * 1_000_000
    const { halves } = group.time
    let at = 0
    while (at < group.rows) {
      const first = this.bar.empty ? wholeAt(halves, at) : this.bar.firstTime
      const end = first - (first % length) + length
      let to = at
      while (to < group.rows && wholeAt(halves, to) < end) to++
      this.bar.fill(group, at, to, null)
      at = to
      if (to < group.rows) this.close()
    }
  }

  private close(): void {
    const { bar, means, threshold } = this
    this.bars++
    this.closed.add(this.bars, bar, this.thresholdSum)
    this.day?.add(bar)
    const moved = means === null ? null : this.rule.adapt?.(means, bar.sums, threshold)
    bar.clear()
    if (moved) this.means = moved.means
    this.open(moved?.threshold ?? threshold)
  }

  /** Sets the threshold of the bar that opens now. @param own the one that follows from the bars before */
  private open(own: bigint): void {
    const threshold = this.daily ?? own
    if (threshold === this.threshold) return
    this.threshold = threshold
    putSum(this.thresholdSum, threshold)
    this.goal = this.goalNow()
  }

  private dailyNow(): bigint | null {
    return this.past.length === 0 ? null : (this.rule.daily?.(this.past) ?? null)
  }

  private goalNow(): Goal | null {
    const { closing } = this.rule
    return closing === null ? null : goalOf(closing, this.threshold)
  }
}
