/** Measures how close the index is to the published ones, beside the method it replaced. */
import { bondReturn } from '../../main/core/jobs/fear-greed/bond-return.ts'
import { align, type SeriesName } from '../../main/core/jobs/fear-greed/history.ts'
import { missing } from '../../main/core/jobs/fear-greed/missing.ts'
import type { OhlcvBar } from '../../main/core/jobs/fear-greed/ports.ts'
import type { IndexProfile } from '../../main/core/jobs/fear-greed/profile.ts'
import { bitcoin } from '../../main/core/jobs/fear-greed/profiles/bitcoin.ts'
import { classicComponents } from '../../main/core/jobs/fear-greed/profiles/classic.ts'
import { us } from '../../main/core/jobs/fear-greed/profiles/us.ts'
import { createScorer } from '../../main/core/jobs/fear-greed/scoring.ts'
import { mean } from '../../main/core/jobs/fear-greed/statistics.ts'
import { windowsSchema } from '../../shared/kinds/fear-greed.ts'
import type { Benchmark, Measurement } from './benchmark.ts'
import { byDay, closeBar, cnnLists, csvBars } from './index-accuracy/data.ts'
import { agreement, inShort, type Scores } from './index-accuracy/measure.ts'
import { previousScores } from './index-accuracy/previous-cnn.ts'

/** Sessions preceded by half a year of CNN's data. */
const CNN_DAYS = ['2021-08-02', '2022-12-30'] as const

type Columns = Readonly<Partial<Record<SeriesName, readonly OhlcvBar[]>>>

/** Returns the scores of a profile over series, in one pass. */
function scoresOf(profile: IndexProfile, columns: Columns): Scores {
  const series = Object.fromEntries(
    Object.entries(columns).map(([name, bars]) => [name, { id: name, source: 'file', bars }]),
  )
  const history = align({ series, absent: {} }, missing('no_source'))
  const all = { from: 0, to: history.days.length - 1 }
  const scorer = createScorer(profile, history, windowsSchema.parse({}), all)
  return new Map(
    history.days.flatMap((day, at) => {
      const { score } = scorer.at(at)
      return score === null ? [] : [[day, score] as const]
    }),
  )
}

/** Returns the series of the us profile that CNN publishes. */
function cnnColumns(lists: ReadonlyMap<string, readonly OhlcvBar[]>): Columns {
  return Object.fromEntries(
    Object.entries(us.series).flatMap(([name, { ways }]) =>
      ways.flatMap(({ source, symbol }) => (source === 'cnn' ? [[name, lists.get(symbol) ?? []]] : [])),
    ),
  )
}

/** The index of the earlier method: momentum and volatility as distances from published averages. */
function previousIndex(lists: ReadonlyMap<string, readonly OhlcvBar[]>): Scores {
  const closes = (name: string) => (lists.get(name) ?? []).map(({ close }) => close)
  const turned = (name: string) => closes(name).map((value) => -value)
  const distance = (level: string, average: string, of: (value: number, mean: number) => number) => {
    const means = closes(average)
    return closes(level).map((value, at) => of(value, means[at] ?? Number.NaN))
  }
  const own = { isDistance: false, ceiling: 100 }
  const components = [
    previousScores(
      distance('market_momentum_sp500', 'market_momentum_sp125', (value, average) => value - average),
      { isDistance: true, ceiling: 100 },
    ),
    previousScores(
      distance('market_volatility_vix', 'market_volatility_vix_50', (value, average) => 1 - value / average),
      { isDistance: true, ceiling: 50 },
    ),
    ...['stock_price_strength', 'stock_price_breadth', 'safe_haven_demand'].map((name) =>
      previousScores(closes(name), own),
    ),
    ...['put_call_options', 'junk_bond_demand'].map((name) => previousScores(turned(name), own)),
  ]
  const days = (lists.get('market_momentum_sp500') ?? []).map(({ day }) => day)
  return new Map(
    days.flatMap((day, at) => {
      const scores = components.map((component) => component[at] ?? null).filter((score) => score !== null)
      return scores.length === components.length ? [[day, mean(scores)] as const] : []
    }),
  )
}

async function cnn(): Promise<Measurement> {
  const lists = cnnLists()
  const published = byDay(lists.get('fear_and_greed_historical') ?? [])
  const ours = agreement(scoresOf(us, cnnColumns(lists)), published, ...CNN_DAYS)
  const previous = agreement(previousIndex(lists), published, ...CNN_DAYS)
  return {
    value: ours.error,
    peer: { name: 'method before', value: previous.error },
    detail: { days: ours.days, ours: inShort(ours), before: inShort(previous), on: CNN_DAYS.join('..') },
  }
}

/** FRED's four of the seven series, over years before the first score. */
function fredColumns() {
  return {
    market: csvBars(['B_inputs', 'GSPC_daily.csv'], 4),
    volatility_index: csvBars(['B_inputs', 'VIX_daily.csv'], 4),
    junk_spread: csvBars(['B_inputs', 'BAMLH0A0HYM2_fred_1996_2025.csv'], 1),
    bonds: csvBars(['B_inputs', 'DGS10_fred_2000_2026_filled.csv'], 1),
  } as const
}

/** The four as the earlier method scored them. */
function previousFree(columns: ReturnType<typeof fredColumns>): Scores {
  const days = columns.market.map(({ day }) => day)
  const values = (name: keyof typeof columns): (number | null)[] => {
    const known = byDay(columns[name])
    return days.map((day) => known.get(day) ?? null)
  }
  const [market, vix, yields] = [values('market'), values('volatility_index'), values('bonds')]
  const averages = (list: readonly (number | null)[], count: number) =>
    list.map((_, at) => {
      const last = list.slice(Math.max(0, at - count + 1), at + 1).filter((value) => value !== null)
      return last.length < count ? null : mean(last)
    })
  const combined = (
    left: readonly (number | null)[],
    right: readonly (number | null)[],
    of: (a: number, b: number) => number,
  ) => left.map((a, at) => (a === null || right[at] == null ? null : of(a, right[at])))
  const havens = market.map((close, at) => {
    const [before, yieldBefore, yieldNow] = [market[at - 20], yields[at - 20], yields[at]]
    if (close === null || before == null || yieldBefore == null || yieldNow == null) return null
    return close / before - 1 - bondReturn(yieldBefore, yieldNow, 20)
  })
  const components = [
    previousScores(
      combined(market, averages(market, 125), (a, b) => a - b),
      { isDistance: true, ceiling: 100 },
    ),
    previousScores(
      combined(vix, averages(vix, 50), (a, b) => 1 - a / b),
      { isDistance: true, ceiling: 50 },
    ),
    ...[values('junk_spread').map((value) => (value === null ? null : -value)), havens].map((list) =>
      previousScores(list, { isDistance: false, ceiling: 100 }),
    ),
  ]
  return new Map(
    days.flatMap((day, at) => {
      const scores = components.map((component) => component[at] ?? null).filter((score) => score !== null)
      return scores.length === components.length ? [[day, mean(scores)] as const] : []
    }),
  )
}

/** Counts of the NYSE as the market diary gives them, day by day; 0.01 stands for 0 in these files. */
function breadthColumns(): Columns {
  const counts = (name: string) =>
    new Map(
      csvBars(['B_inputs', `${name}_daily.csv`], 4).map(
        ({ day, close }) => [day, Math.round(close)] as const,
      ),
    )
  const [advances, declines, highs, lows] = [counts('ADV'), counts('DECL'), counts('MAHN'), counts('MALN')]
  const days = [...advances.keys()].filter((day) => day >= '2018')
  const of = (value: (day: string) => number) =>
    days.map((day) => closeBar(day, value(day))).filter(({ close }) => Number.isFinite(close))
  const at = (list: ReadonlyMap<string, number>, day: string) => list.get(day) ?? Number.NaN
  const issues = (day: string) => at(advances, day) + at(declines, day)
  return {
    net_advances: of((day) => (1000 * (at(advances, day) - at(declines, day))) / issues(day)),
    net_new_highs: of((day) => (100 * (at(highs, day) - at(lows, day))) / issues(day)),
  }
}

async function usFree(): Promise<Measurement> {
  const columns = fredColumns()
  const lists = cnnLists()
  const published = byDay(lists.get('fear_and_greed_historical') ?? [])
  const recent = Object.fromEntries(
    Object.entries(columns).map(([name, bars]) => [name, bars.filter(({ day }) => day >= '2018')]),
  ) as ReturnType<typeof fredColumns>
  const four = agreement(scoresOf(us, recent), published, ...CNN_DAYS)
  const six = agreement(scoresOf(us, { ...recent, ...breadthColumns() }), published, ...CNN_DAYS)
  const previous = agreement(previousFree(recent), published, ...CNN_DAYS)
  // The data hold no daily ratios of Cboe: CNN's mean of five days stands for the one Vigie makes of them.
  const put_call_options = lists.get('put_call_options') ?? []
  const all = { ...recent, ...breadthColumns(), put_call_options }
  const seven = agreement(scoresOf(us, all), published, ...CNN_DAYS)
  return {
    value: seven.error,
    peer: { name: 'without kept figures', value: four.error },
    detail: {
      days: six.days,
      withAllKept: inShort(seven),
      withBreadth: inShort(six),
      withoutKept: inShort(four),
      before: inShort(previous),
      on: CNN_DAYS.join('..'),
    },
  }
}

/** The years after those the three ranks were chosen on are not in the data here. */
const CRYPTO_DAYS = ['2020-01-01', '2022-12-31'] as const

async function crypto(): Promise<Measurement> {
  const market = csvBars(['C_crypto', 'BTC-USD_daily.csv'], 4, 5)
  const bonds = csvBars(['B_inputs', 'DGS10_fred_2000_2026_filled.csv'], 1)
  const published = byDay(csvBars(['C_crypto', 'crypto_fear_greed_2018_2026.csv'], 1))
  const before = { ...bitcoin, components: classicComponents }
  const ours = agreement(scoresOf(bitcoin, { market }), published, ...CRYPTO_DAYS)
  const previous = agreement(scoresOf(before, { market, bonds }), published, ...CRYPTO_DAYS)
  return {
    value: ours.error,
    peer: { name: 'method before', value: previous.error },
    detail: { days: ours.days, ours: inShort(ours), before: inShort(previous), on: CRYPTO_DAYS.join('..') },
  }
}

export const benchmarks: readonly Benchmark[] = [
  { name: 'index-bitcoin', unit: 'points', budget: 8.4, better: 'lower', run: crypto },
  { name: 'index-us-free', unit: 'points', budget: 6, better: 'lower', run: usFree },
  { name: 'index-cnn', unit: 'points', budget: 3, better: 'lower', run: cnn },
]
