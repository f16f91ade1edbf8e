/** Builds the bars of one series, group by group, from where it stopped. */
import type { BarSeries } from '../../../../../shared/kinds/trades.ts'
import type { DecimalScale } from '../decimal.ts'
import type { ClosedBar, TradeGroup } from './bar.ts'
import { CALIBRATION_DAYS, DaySums } from './day-sums.ts'
import { type Goal, OpenBar } from './open-bar.ts'
import { barRuleOf } from './rules/index.ts'
import type { BarRule } from './rules/rule.ts'
import type { SeriesState } from './series-state.ts'

/** Groups must come in the order of their trades, each once, and `endDay` after the last one of each day. */
export class SeriesBuilder {
  private readonly series: BarSeries
  private readonly rule: BarRule
  /** Sums of the day in hand; null if the threshold does not follow days. */
  private readonly day: DaySums | null
  private state: Omit<SeriesState, 'open'>
  /** The threshold of bars that open from now on; null if days do not change it. */
  private daily: bigint | null
  private bar: OpenBar
  private goal: Goal | null
  private closed: ClosedBar[] = []

  constructor(series: BarSeries, { open, ...state }: SeriesState, scale: DecimalScale = 8) {
    this.series = series
    this.rule = barRuleOf(series, scale)
    this.state = state
    this.bar = new OpenBar()
    if (open !== null) restore(this.bar, open)
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
    this.state = { ...this.state, past: [...this.state.past, ended].slice(-CALIBRATION_DAYS) }
    this.daily = this.dailyNow()
    if (this.bar.empty) this.open()
  }

  /** Returns the bars closed since the last call. */
  takeClosed(): ClosedBar[] {
    const bars = this.closed
    this.closed = []
    return bars
  }

  /** Returns the state to continue from, including the incomplete bar. */
  snapshot(): SeriesState {
    const { bar, state } = this
    return { ...state, open: bar.empty ? null : bar.bar(state.bars + 1, state.threshold) }
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
    const length = BigInt(seconds) * 1_000_000n
    let at = 0
    while (at < group.rows) {
      const first = this.bar.empty ? (group.time[at] as bigint) : this.bar.firstTime
      const end = (first / length + 1n) * length
      let to = at
      while (to < group.rows && (group.time[to] as bigint) < end) to++
      this.bar.fill(group, at, to, null)
      at = to
      if (to < group.rows) this.close()
    }
  }

  private close(): void {
    const bar = this.bar.bar(this.state.bars + 1, this.state.threshold)
    this.closed.push(bar)
    this.day?.add(bar)
    this.bar = new OpenBar()
    const { means } = this.state
    const moved = means === null ? null : this.rule.adapt?.(means, bar)
    this.state = { ...this.state, ...moved, bars: bar.number }
    this.open()
  }

  /** Sets the threshold of the bar that opens now. */
  private open(): void {
    if (this.daily !== null) this.state = { ...this.state, threshold: this.daily }
    if (this.goal?.threshold !== this.state.threshold) this.goal = this.goalNow()
  }

  private dailyNow(): bigint | null {
    const { past } = this.state
    return past.length === 0 ? null : (this.rule.daily?.(past) ?? null)
  }

  private goalNow(): Goal | null {
    const { closing } = this.rule
    return closing === null ? null : { ...closing, threshold: this.state.threshold }
  }
}

function restore(bar: OpenBar, from: ClosedBar): void {
  bar.ticks = from.ticks
  bar.buyTicks = from.buyTicks
  bar.volume.high = from.volume
  bar.buyVolume.high = from.buyVolume
  bar.dollars.high = from.dollars
  bar.buyDollars.high = from.buyDollars
  bar.open = from.open
  bar.high = from.high
  bar.low = from.low
  bar.close = from.close
  bar.firstTime = from.firstTime
  bar.lastTime = from.lastTime
}
