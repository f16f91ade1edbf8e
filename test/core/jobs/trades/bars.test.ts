import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Long64 } from '../../../../main/adapters/trade-files/columns.ts'
import type { ClosedBar, TradeGroup, TradeSums } from '../../../../main/core/jobs/trades/bars/bar.ts'
import { SeriesBuilder } from '../../../../main/core/jobs/trades/bars/series-builder.ts'
import {
  exactJson,
  fromExactJson,
  newSeries,
  type SeriesState,
} from '../../../../main/core/jobs/trades/bars/series-state.ts'
import { limitOf, quoteOf, UNITS } from '../../../../main/core/jobs/trades/decimal.ts'
import { type BarSeries, barSeriesSchema } from '../../../../shared/kinds/trades.ts'
import { type PlainTrade, plainBars } from '../../../helpers/plain-bars.ts'

const unit = BigInt(UNITS)

const trade = (price: bigint, quantity: bigint, { time = 0n, buy = true } = {}): PlainTrade => ({
  price,
  quantity,
  quote: quoteOf(price, quantity),
  time,
  buy,
})

function groupOf(trades: readonly PlainTrade[]): TradeGroup {
  const column = (pick: (trade: PlainTrade) => bigint) => new Long64(BigInt64Array.from(trades, pick))
  const maker = new Uint8Array(Math.ceil(trades.length / 8))
  for (const [i, { buy }] of trades.entries()) if (!buy) maker[i >> 3] = (maker[i >> 3] ?? 0) | (1 << (i & 7))
  const narrow = {
    price: column((t) => t.price),
    quantity: column((t) => t.quantity),
    quote: column((t) => t.quote),
  }
  return {
    rows: trades.length,
    ...narrow,
    narrow,
    time: column((t) => t.time),
    maker,
  }
}

/** Returns the sums of a first day of trades. */
function sumsOf(trades: readonly PlainTrade[]): TradeSums {
  const bought = trades.filter(({ buy }) => buy)
  const sum = (list: readonly PlainTrade[], pick: 'quantity' | 'quote') =>
    list.reduce((total, one) => total + one[pick], 0n)
  return {
    ticks: trades.length,
    buyTicks: bought.length,
    volume: sum(trades, 'quantity'),
    buyVolume: sum(bought, 'quantity'),
    dollars: sum(trades, 'quote'),
    buyDollars: sum(bought, 'quote'),
  }
}

/** Returns bars and the open bar, built day by day, calibrated on the first day that has trades. */
function built(series: BarSeries, days: readonly (readonly PlainTrade[])[]) {
  const builder = new SeriesBuilder(series, begun(series, days))
  for (const trades of days) {
    if (trades.length > 0) builder.take(groupOf(trades))
    builder.endDay()
  }
  return { bars: builder.closed.bars(), open: builder.snapshot().open, state: builder.snapshot() }
}

const begun = (series: BarSeries, days: readonly (readonly PlainTrade[])[]) =>
  newSeries(series, sumsOf(days.find((day) => day.length > 0) ?? []))

const dollarBars = (size: number): BarSeries =>
  barSeriesSchema.parse({ by: 'dollar', id: 'd', threshold: 'fixed', size })

/** Some prices and amounts beyond 2^53 units, where doubles would round. */
const amount = fc.oneof(
  fc.bigInt({ min: 1n, max: 10_000n * unit }),
  fc.bigInt({ min: 2n ** 53n, max: 10n ** 16n }),
)
const someTrades = fc
  .array(
    fc
      .record({
        price: fc.bigInt({ min: unit / 100n, max: 90_000n * unit }),
        quantity: amount,
        buy: fc.boolean(),
      })
      .filter(({ price, quantity }) => quoteOf(price, quantity) < limitOf(8)),
    { minLength: 1, maxLength: 60 },
  )
  .map((list) =>
    list.map(({ price, quantity, buy }, i) =>
      trade(price, quantity, { buy, time: 1_706_227_200_000_000n + BigInt(i) * 7_000_000n }),
    ),
  )
/** Trades cut into days, some of them empty. */
const someDays = fc.tuple(someTrades, fc.array(fc.nat(60), { maxLength: 3 })).map(([trades, cuts]) => {
  const edges = [0, ...cuts.map((cut) => cut % trades.length).sort((a, b) => a - b), trades.length]
  return edges.slice(0, -1).map((from, i) => trades.slice(from, edges[i + 1]))
})

describe('dollar bars', () => {
  test('close on a trade that reaches the threshold exactly', () => {
    const { bars, open } = built(dollarBars(1), [Array.from({ length: 25 }, () => trade(unit, unit / 10n))])

    expect(bars.map(({ ticks, dollars }) => [ticks, dollars])).toEqual([
      [10, unit],
      [10, unit],
    ])
    expect(open?.ticks).toBe(5)
  })
})

const everySeries: BarSeries[] = [
  dollarBars(50_000),
  { by: 'dollar', id: 'a', threshold: 'adaptive', size: 20_000, target_ticks: 5 },
  { by: 'dollar', id: 'b', threshold: 'adaptive', size: null, target_ticks: 4 },
  { by: 'dollar', id: 'c', threshold: 'calibrated', size: null, target_ticks: 3 },
  { by: 'volume', id: 'v', threshold: 'fixed', size: 4000, target_ticks: 400 },
  { by: 'volume', id: 'w', threshold: 'calibrated', size: null, target_ticks: 4 },
  { by: 'tick', id: 't', ticks: 7 },
  { by: 'time', id: 's', seconds: 60 },
  { by: 'tick_imbalance', id: 'ti', target_ticks: 6 },
  { by: 'volume_imbalance', id: 'vi', target_ticks: 5 },
  { by: 'dollar_imbalance', id: 'di', target_ticks: 4 },
  { by: 'tick_run', id: 'tr', target_ticks: 6 },
  { by: 'volume_run', id: 'vr', target_ticks: 5 },
  { by: 'dollar_run', id: 'dr', target_ticks: 4 },
]

describe.each(everySeries.map((series) => [`${series.by} bars (${series.id})`, series] as const))(
  '%s',
  (_, series) => {
    test('are those of the definition, to the last digit', () => {
      fc.assert(
        fc.property(someDays, (days) => {
          const { bars, open } = built(series, days)
          const plain = plainBars(series, days)
          expect(bars).toEqual(plain.bars)
          expect(open?.ticks ?? 0).toBe(plain.rest.length)
        }),
      )
    })

    test('and the rest sum to all dollars, volume and trades of each side', () => {
      fc.assert(
        fc.property(someDays, (days) => {
          const { bars, open } = built(series, days)
          const all = open === null ? bars : [...bars, open]
          const total = (pick: (bar: ClosedBar) => bigint) => all.reduce((sum, bar) => sum + pick(bar), 0n)
          expect({
            ticks: Number(total(({ ticks }) => BigInt(ticks))),
            buyTicks: Number(total(({ buyTicks }) => BigInt(buyTicks))),
            volume: total(({ volume }) => volume),
            buyVolume: total(({ buyVolume }) => buyVolume),
            dollars: total(({ dollars }) => dollars),
            buyDollars: total(({ buyDollars }) => buyDollars),
          }).toEqual(sumsOf(days.flat()))
        }),
      )
    })

    test('are the same whether built at once or day by day through the database’s text', () => {
      fc.assert(
        fc.property(someDays, (days) => {
          const whole = built(series, days)
          let state: SeriesState = begun(series, days)
          const bars: ClosedBar[] = []
          for (const day of days) {
            const builder = new SeriesBuilder(series, fromExactJson<SeriesState>(exactJson(state)))
            if (day.length > 0) builder.take(groupOf(day))
            builder.endDay()
            bars.push(...builder.closed.bars())
            state = builder.snapshot()
          }
          expect(bars).toEqual(whole.bars)
          expect(state).toEqual(whole.state)
        }),
      )
    })
  },
)

/** Numbers above 0 and at most 1, the same in each run. */
function numbers(): () => number {
  let seed = 1
  return () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
    return (seed + 1) / 2 ** 32
  }
}

/** Pareto with exponent 1.6: few trades are far larger than the others. */
const heavy = (next: () => number) => BigInt(Math.round(100 * next() ** (-1 / 1.6))) * unit

describe('thresholds', () => {
  test('calibrated: the mean dollars of a trade over the days before, times the ticks aimed at', () => {
    const series = barSeriesSchema.parse({ by: 'dollar', id: 'd', target_ticks: 4 })
    const day = (dollars: bigint) => Array.from({ length: 40 }, () => trade(unit, dollars * unit))
    const { bars, state } = built(series, [day(10n), day(30n), day(50n)])

    expect([...new Set(bars.map(({ threshold }) => threshold / unit))]).toEqual([40n, 80n])
    expect(state.threshold).toBe(120n * unit)
  })

  test('calibrated: forgets days older than thirty', () => {
    const series = barSeriesSchema.parse({ by: 'volume', id: 'v', target_ticks: 4 })
    const day = (volume: bigint) => Array.from({ length: 4 }, () => trade(unit, volume * unit))
    const days = [day(1n), ...Array.from({ length: 40 }, () => day(2n))]

    expect(built(series, days).bars.at(-1)?.threshold).toBe(8n * unit)
  })

  test.each([
    ['adaptive', { by: 'dollar', threshold: 'adaptive', size: 10_600 }, [36, 47]],
    ['imbalance in trades', { by: 'tick_imbalance' }, [30, 60]],
    ['runs in trades', { by: 'tick_run' }, [32, 44]],
    ['runs in dollars', { by: 'dollar_run' }, [28, 50]],
  ])('%s: holds its target of 40 trades a bar though few trades are far larger', (_, series, [low, high]) => {
    const next = numbers()
    const trades = Array.from({ length: 40_000 }, () => trade(unit, heavy(next), { buy: next() < 0.5 }))
    const { bars } = built(barSeriesSchema.parse({ id: 'd', target_ticks: 40, ...series }), [trades])

    expect(trades.length / bars.length).toBeGreaterThan(low as number)
    expect(trades.length / bars.length).toBeLessThan(high as number)
  })

  test('imbalance bars become shorter in a market that buyers push, until it is expected', () => {
    const next = numbers()
    const of = (share: number) =>
      Array.from({ length: 4000 }, () => trade(unit, unit, { buy: next() < share }))
    const series = barSeriesSchema.parse({ by: 'tick_imbalance', id: 'i', target_ticks: 100 })
    const calm = built(series, [of(0.5)]).bars.length
    const pushed = built(series, [of(0.5), of(0.8)]).bars.length - calm

    expect(pushed).toBeGreaterThan(2 * calm)
  })

  test('high and low are exact where doubles are not', () => {
    const at = 2n ** 53n
    const trades = [at + 2n, at + 3n, at + 1n, at].map((price) => trade(price, 1n))
    const { open } = built({ by: 'tick', id: 't', ticks: 10 }, [trades])

    expect(open).toMatchObject({ open: at + 2n, high: at + 3n, low: at, close: at })
  })

  test('time bars begin at whole intervals, and an interval without trades has none', () => {
    const series: BarSeries = { by: 'time', id: 's', seconds: 60 }
    const at = (seconds: number) => trade(unit, unit, { time: BigInt(seconds) * 1_000_000n })
    const { bars, open } = built(series, [[at(10), at(59), at(60), at(200)]])

    expect(bars.map(({ ticks, firstTime }) => [ticks, Number(firstTime) / 1e6])).toEqual([
      [2, 10],
      [1, 60],
    ])
    expect(open).toMatchObject({ ticks: 1, firstTime: 200_000_000n })
  })
})
