import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ClosedBar, TradeGroup } from '../../../../main/core/jobs/trades/bars/bar.ts'
import { SeriesBuilder } from '../../../../main/core/jobs/trades/bars/series-builder.ts'
import {
  exactJson,
  fromExactJson,
  newSeries,
  type SeriesState,
} from '../../../../main/core/jobs/trades/bars/series-state.ts'
import { LIMIT, quoteOf, UNITS } from '../../../../main/core/jobs/trades/decimal.ts'
import { type BarSeries, barSeriesSchema } from '../../../../shared/kinds/trades.ts'

interface Trade {
  readonly price: bigint
  readonly quantity: bigint
  readonly time: bigint
}

const quote = ({ price, quantity }: Trade) => quoteOf(price, quantity)
const unit = BigInt(UNITS)

function groupOf(trades: readonly Trade[]): TradeGroup {
  const column = (pick: (trade: Trade) => bigint) => {
    const values = BigInt64Array.from(trades, pick)
    return { values, halves: new Int32Array(values.buffer) }
  }
  return {
    rows: trades.length,
    price: column((t) => t.price),
    quantity: column((t) => t.quantity),
    quote: column(quote),
    time: column((t) => t.time).values,
  }
}

/** Returns bars and the open bar, built group by group. */
function built(series: BarSeries, groups: readonly (readonly Trade[])[], calibrated = 1_000_000n * unit) {
  const state = newSeries(series, { rows: 1, volume: calibrated, dollars: calibrated })
  const builder = new SeriesBuilder(series, state)
  for (const trades of groups) builder.take(groupOf(trades))
  return { bars: builder.takeClosed(), open: builder.snapshot().open, state: builder.snapshot() }
}

/** The definition in bigints: a bar takes trades until their dollars reach the threshold. */
function plainDollarBars(trades: readonly Trade[], threshold: bigint): { bars: ClosedBar[]; rest: Trade[] } {
  const bars: ClosedBar[] = []
  let taken: Trade[] = []
  for (const trade of trades) {
    taken.push(trade)
    const dollars = taken.reduce((sum, t) => sum + quote(t), 0n)
    if (dollars < threshold) continue
    const prices = taken.map(({ price }) => price).sort((a, b) => Number(a - b))
    bars.push({
      number: bars.length + 1,
      open: taken[0]?.price ?? 0n,
      high: prices.at(-1) ?? 0n,
      low: prices[0] ?? 0n,
      close: trade.price,
      volume: taken.reduce((sum, t) => sum + t.quantity, 0n),
      dollars,
      ticks: taken.length,
      firstTime: taken[0]?.time ?? 0n,
      lastTime: trade.time,
      threshold,
    })
    taken = []
  }
  return { bars, rest: taken }
}

const dollarBars = (size: number): BarSeries =>
  barSeriesSchema.parse({ by: 'dollar', id: 'd', threshold: 'fixed', size })

/** Some prices and amounts beyond 2^53 units, where doubles would round. */
const amount = fc.oneof(
  fc.bigInt({ min: 1n, max: 10_000n * unit }),
  fc.bigInt({ min: 2n ** 53n, max: 10n ** 16n }),
)
const oneTrade = fc
  .record({ price: fc.bigInt({ min: unit / 100n, max: 90_000n * unit }), quantity: amount })
  .filter((trade) => quote({ ...trade, time: 0n }) < LIMIT)
const someTrades = fc
  .array(oneTrade, { minLength: 1, maxLength: 60 })
  .map((list) =>
    list.map((trade, i) => ({ ...trade, time: 1_706_227_200_000_000n + BigInt(i) * 7_000_000n })),
  )

describe('dollar bars', () => {
  test('are those of the definition, to the last digit', () => {
    fc.assert(
      fc.property(someTrades, fc.integer({ min: 1, max: 9_000_000_000 }), (trades, size) => {
        const { bars, open } = built(dollarBars(size), [trades])
        const plain = plainDollarBars(trades, BigInt(size) * unit)
        expect(bars).toEqual(plain.bars)
        expect(open?.ticks ?? 0).toBe(plain.rest.length)
      }),
    )
  })

  test('close on a trade that reaches the threshold exactly', () => {
    const tenth = { price: unit, quantity: unit / 10n, time: 0n }
    const { bars, open } = built(dollarBars(1), [Array.from({ length: 25 }, () => tenth)])

    expect(bars.map(({ ticks, dollars }) => [ticks, dollars])).toEqual([
      [10, unit],
      [10, unit],
    ])
    expect(open?.ticks).toBe(5)
  })

  test('reach their threshold only by their last trade', () => {
    fc.assert(
      fc.property(someTrades, fc.integer({ min: 1, max: 9_000_000_000 }), (trades, size) => {
        let at = 0
        for (const { ticks, dollars, threshold } of built(dollarBars(size), [trades]).bars) {
          at += ticks
          expect(dollars).toBeGreaterThanOrEqual(threshold)
          expect(dollars - quote(trades[at - 1] as Trade)).toBeLessThan(threshold)
        }
      }),
    )
  })
})

const everySeries: BarSeries[] = [
  dollarBars(50_000),
  { by: 'dollar', id: 'a', threshold: 'adaptive', size: 20_000, target_ticks: 5 },
  { by: 'dollar', id: 'c', threshold: 'calibrated', size: null, target_ticks: 3 },
  { by: 'volume', id: 'v', threshold: 'fixed', size: 4000, target_ticks: 400 },
  { by: 'tick', id: 't', ticks: 7 },
  { by: 'time', id: 's', seconds: 60 },
]

describe.each(everySeries.map((series) => [`${series.by} bars (${series.id})`, series] as const))(
  '%s',
  (_, series) => {
    test('and the rest sum to all dollars, volume and trades', () => {
      fc.assert(
        fc.property(someTrades, (trades) => {
          const { bars, open } = built(series, [trades])
          const all = open === null ? bars : [...bars, open]
          const sum = (pick: (bar: ClosedBar) => bigint) => all.reduce((total, bar) => total + pick(bar), 0n)
          expect(sum(({ dollars }) => dollars)).toBe(
            trades.reduce((total, trade) => total + quote(trade), 0n),
          )
          expect(sum(({ volume }) => volume)).toBe(
            trades.reduce((total, { quantity }) => total + quantity, 0n),
          )
          expect(sum(({ ticks }) => BigInt(ticks))).toBe(BigInt(trades.length))
        }),
      )
    })

    test('are the same whether built at once or day by day through the database’s text', () => {
      fc.assert(
        fc.property(someTrades, fc.array(fc.nat(60), { maxLength: 3 }), (trades, cuts) => {
          const edges = [0, ...cuts.map((cut) => cut % trades.length).sort((a, b) => a - b), trades.length]
          const whole = built(series, [trades])
          let state: SeriesState = newSeries(series, { rows: 1, volume: 10n ** 14n, dollars: 10n ** 14n })
          const bars: ClosedBar[] = []
          for (const [i, from] of edges.slice(0, -1).entries()) {
            const builder = new SeriesBuilder(series, fromExactJson<SeriesState>(exactJson(state)))
            const day = trades.slice(from, edges[i + 1])
            if (day.length > 0) builder.take(groupOf(day))
            bars.push(...builder.takeClosed())
            state = builder.snapshot()
          }
          expect(bars).toEqual(whole.bars)
          expect(state).toEqual(whole.state)
        }),
      )
    })
  },
)

describe('thresholds', () => {
  test('calibrated: the mean dollars of a trade times the ticks aimed at', () => {
    const series = barSeriesSchema.parse({ by: 'dollar', id: 'd' })
    const state = newSeries(series, { rows: 2000, volume: 0n, dollars: 3_000_000n * unit })

    expect(state.threshold).toBe(600_000n * unit)
  })

  test('adaptive: is the target times mean dollars over mean trades, at most doubled or halved by a bar', () => {
    const series = barSeriesSchema.parse({
      by: 'dollar',
      id: 'd',
      threshold: 'adaptive',
      size: 1000,
      target_ticks: 10,
    })
    fc.assert(
      fc.property(fc.array(oneTrade, { minLength: 20, maxLength: 200 }), (prices) => {
        const { bars } = built(series, [prices.map((trade) => ({ ...trade, time: 0n }))])
        const w = 2 / 101
        for (const [n, bar] of bars.slice(1).entries()) {
          // The sums that the recurrence stands for: each bar's share is w (1 - w)^age, the start's what is left.
          const before = bars.slice(0, n + 1)
          const mean = (first: number, pick: (one: ClosedBar) => number) =>
            before.reduce(
              (sum, one, k) => sum + w * (1 - w) ** (n - k) * pick(one),
              first * (1 - w) ** (n + 1),
            )
          const dollars = mean(1000 * UNITS, (one) => Number(one.dollars))
          const wanted = (dollars / mean(10, ({ ticks }) => ticks)) * 10
          const last = Number(before[n]?.threshold)
          const bounded = Math.min(Math.max(wanted, last / 2), last * 2)
          expect(Math.abs(Number(bar.threshold) / bounded - 1)).toBeLessThan(1e-9)
        }
      }),
    )
  })

  test('adaptive: holds its target of trades a bar though few trades are far larger than the others', () => {
    const series = barSeriesSchema.parse({
      by: 'dollar',
      id: 'd',
      threshold: 'adaptive',
      size: 10_600,
      target_ticks: 40,
    })
    let seed = 1
    const next = () => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
      return (seed + 1) / 2 ** 32
    }
    // Pareto with exponent 1.6. A mean of the bars' own ratios gives 56 trades a bar here.
    const sizes = Array.from({ length: 40_000 }, () => Math.round(100 * next() ** (-1 / 1.6)))
    const { bars } = built(series, [
      sizes.map((size) => ({ price: unit, quantity: BigInt(size) * unit, time: 0n })),
    ])

    const meanTicks = sizes.length / bars.length
    expect(meanTicks).toBeGreaterThan(36)
    expect(meanTicks).toBeLessThan(47)
  })

  test('high and low are exact where doubles are not', () => {
    const at = 2n ** 53n
    const trades = [at + 2n, at + 3n, at + 1n, at].map((price) => ({ price, quantity: 1n, time: 0n }))
    const { open } = built({ by: 'tick', id: 't', ticks: 10 }, [trades])

    expect(open).toMatchObject({ open: at + 2n, high: at + 3n, low: at, close: at })
  })

  test('time bars begin at whole intervals, and an interval without trades has none', () => {
    const series: BarSeries = { by: 'time', id: 's', seconds: 60 }
    const at = (seconds: number) => ({ price: unit, quantity: unit, time: BigInt(seconds) * 1_000_000n })
    const { bars, open } = built(series, [[at(10), at(59), at(60), at(200)]])

    expect(bars.map(({ ticks, firstTime }) => [ticks, Number(firstTime) / 1e6])).toEqual([
      [2, 10],
      [1, 60],
    ])
    expect(open).toMatchObject({ ticks: 1, firstTime: 200_000_000n })
  })
})
