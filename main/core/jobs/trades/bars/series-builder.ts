/** Builds the bars of one series, group by group, from where it stopped. */
import type { BarSeries } from '../../../../../shared/kinds/trades.ts'
import { UNITS } from '../decimal.ts'
import type { ClosedBar, TradeGroup } from './bar.ts'
import { type Goals, OpenBar } from './open-bar.ts'
import type { SeriesState } from './series-state.ts'
import { adapt } from './threshold.ts'

/** Groups must come in the order of their trades, each once. */
export class SeriesBuilder {
  private readonly series: BarSeries
  private state: Omit<SeriesState, 'open'>
  private bar: OpenBar
  private goals: Goals
  private closed: ClosedBar[] = []

  constructor(series: BarSeries, state: SeriesState) {
    this.series = series
    const { open, ...rest } = state
    this.state = rest
    this.bar = new OpenBar()
    if (open !== null) restore(this.bar, open)
    this.goals = this.goalsNow()
  }

  /** Adds a whole group. */
  take(group: TradeGroup): void {
    if (this.series.by === 'time') this.takeByTime(group, this.series.seconds)
    else this.takeBySize(group)
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
      const { next, closed } = this.bar.fill(group, at, group.rows, this.goals)
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
      this.bar.fill(group, at, to, this.goals)
      at = to
      if (to < group.rows) this.close()
    }
  }

  private close(): void {
    const bar = this.bar.bar(this.state.bars + 1, this.state.threshold)
    this.closed.push(bar)
    this.bar = new OpenBar()
    this.state = { ...this.state, bars: bar.number }
    const { series } = this
    if ((series.by === 'dollar' || series.by === 'volume') && series.threshold === 'adaptive') {
      const { memory, threshold } = adapt(series, this.state.memory, bar)
      this.state = { ...this.state, memory, threshold }
      this.goals = this.goalsNow()
    }
  }

  private goalsNow(): Goals {
    const { by } = this.series
    const { threshold } = this.state
    return {
      dollars: by === 'dollar' ? threshold : null,
      volume: by === 'volume' ? threshold : null,
      ticks: by === 'tick' ? Number(threshold) / UNITS : null,
    }
  }
}

function restore(bar: OpenBar, from: ClosedBar): void {
  bar.ticks = from.ticks
  bar.volume.high = from.volume
  bar.dollars.high = from.dollars
  bar.open = from.open
  bar.high = from.high
  bar.low = from.low
  bar.close = from.close
  bar.firstTime = from.firstTime
  bar.lastTime = from.lastTime
}
