/**
 * Bars by their definition in docs/trades.md, independent of the program: every sum is made again from all trades of the
 * bar, in whole numbers. Slow, and as plain as the book.
 */
import type { ClosedBar } from '../../main/core/jobs/trades/bars/bar.ts'
import type { BarSeries } from '../../shared/kinds/trades.ts'

export interface PlainTrade {
  readonly price: bigint
  readonly quantity: bigint
  readonly quote: bigint
  readonly time: bigint
  /** Whether the taker was the buyer. */
  readonly buy: boolean
}

const E8 = 100_000_000n
const WEIGHT = 2 / 101

const sum = (trades: readonly PlainTrade[], of: (trade: PlainTrade) => bigint): bigint =>
  trades.reduce((total, trade) => total + of(trade), 0n)

const sides = (trades: readonly PlainTrade[], of: (trade: PlainTrade) => bigint) => ({
  all: sum(trades, of),
  bought: sum(
    trades.filter(({ buy }) => buy),
    of,
  ),
})

const MEASURES = {
  tick: () => E8,
  volume: ({ quantity }: PlainTrade) => quantity,
  dollar: ({ quote }: PlainTrade) => quote,
}

const largest = (a: bigint, b: bigint) => (a > b ? a : b)

/** Returns the closed bars of some days, and the trades after the last one. @param unit units in 1 */
export function plainBars(
  series: BarSeries,
  days: readonly (readonly PlainTrade[])[],
  unit = E8,
): { readonly bars: ClosedBar[]; readonly rest: readonly PlainTrade[] } {
  const [measure, form] = series.by.split('_') as [keyof typeof MEASURES | 'time', string | undefined]
  const of = MEASURES[measure === 'time' ? 'tick' : measure]
  const first = days.find((day) => day.length > 0) ?? []
  const target = 'target_ticks' in series ? series.target_ticks : 0
  const moving = form !== undefined || ('threshold' in series && series.threshold === 'adaptive')
  const meanOf = (trades: readonly PlainTrade[]) =>
    largest(1n, (sum(trades, of) * BigInt(target)) / BigInt(trades.length))

  const start = sides(first, of)
  const per = target / first.length
  let mean = { ticks: target, all: Number(start.all) * per, bought: Number(start.bought) * per }
  const wanted = () => {
    if (form === 'imbalance') {
      const expected = target * Math.abs(2 * mean.bought - mean.all)
      return Math.max(expected, Math.sqrt(target) * mean.all) / mean.ticks
    }
    if (form === 'run') return (target * Math.max(mean.bought, mean.all - mean.bought)) / mean.ticks
    return (mean.all / mean.ticks) * target
  }
  const units = (value: number) => BigInt(Math.max(1, Math.round(value)))
  let threshold = E8
  if (series.by === 'tick') threshold = BigInt(series.ticks) * E8
  if (series.by === 'time') threshold = BigInt(series.seconds) * E8
  if (form !== undefined) threshold = units(wanted())
  else if ('threshold' in series) {
    const given = series.threshold !== 'calibrated' && series.size !== null ? series.size : null
    threshold = given === null ? meanOf(first) : BigInt(Math.round(given * 1e8)) * (unit / E8)
    mean = { ticks: target, all: Number(threshold), bought: Number(threshold) / 2 }
  }

  const bars: ClosedBar[] = []
  let taken: PlainTrade[] = []
  const past: (readonly PlainTrade[])[] = []
  const follow = () => {
    if ('threshold' in series && series.threshold === 'calibrated' && past.length > 0) {
      threshold = meanOf(past.slice(-30).flat())
    }
  }
  const close = () => {
    const ticks = sides(taken, () => 1n)
    const volume = sides(taken, ({ quantity }) => quantity)
    const dollars = sides(taken, ({ quote }) => quote)
    const prices = taken.map(({ price }) => price).sort((a, b) => (a < b ? -1 : 1))
    bars.push({
      number: bars.length + 1,
      open: taken[0]?.price ?? 0n,
      high: prices.at(-1) ?? 0n,
      low: prices[0] ?? 0n,
      close: taken.at(-1)?.price ?? 0n,
      ticks: Number(ticks.all),
      buyTicks: Number(ticks.bought),
      volume: volume.all,
      buyVolume: volume.bought,
      dollars: dollars.all,
      buyDollars: dollars.bought,
      firstTime: taken[0]?.time ?? 0n,
      lastTime: taken.at(-1)?.time ?? 0n,
      threshold,
    })
    if (moving) {
      const { all, bought } = sides(taken, of)
      const moved = (before: number, value: number) => before + WEIGHT * (value - before)
      mean = {
        ticks: moved(mean.ticks, taken.length),
        all: moved(mean.all, Number(all)),
        bought: moved(mean.bought, Number(bought)),
      }
      const last = Number(threshold)
      threshold = units(Math.min(Math.max(wanted(), last / 2), last * 2))
    }
    taken = []
    follow()
  }
  const reached = () => {
    const { all, bought } = sides(taken, of)
    const sold = all - bought
    if (form === 'imbalance') return largest(bought - sold, sold - bought) >= threshold
    return (form === 'run' ? largest(bought, sold) : all) >= threshold
  }
  for (const day of days) {
    for (const trade of day) {
      if (series.by === 'time') {
        const interval = (time: bigint) => time / (BigInt(series.seconds) * 1_000_000n)
        if (taken[0] && interval(trade.time) !== interval(taken[0].time)) close()
        taken.push(trade)
      } else {
        taken.push(trade)
        if (reached()) close()
      }
    }
    if (day.length > 0) past.push(day)
    if (taken.length === 0) follow()
  }
  return { bars, rest: taken }
}
