/** How close the us profile is to CNN's published index without CNN's own series. */
import { bondReturn } from '../../../main/core/jobs/fear-greed/bond-return.ts'
import { us } from '../../../main/core/jobs/fear-greed/profiles/us.ts'
import { mean } from '../../../main/core/jobs/fear-greed/statistics.ts'
import { line } from '../harness/line.ts'
import { byDay, closeBar, cnnLists, csvBars } from '../tools/index-accuracy/data.ts'
import { agreement, inShort, type ScoresByDay } from '../tools/index-accuracy/measure.ts'
import { previousScores } from '../tools/index-accuracy/previous-cnn.ts'
import { CNN_DAYS, type SeriesColumns, scoresOf } from '../tools/index-accuracy/scores.ts'

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
function previousFree(columns: ReturnType<typeof fredColumns>): ScoresByDay {
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
function breadthColumns(): SeriesColumns {
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

export const indexUsFree = line({
  name: 'index-us-free',
  work: 'the mean distance of the us profile from the index that CNN publishes, over 358 days, from free sources only.',
  peer: 'the same without the figures that Vigie keeps',
  figures: { error: { unit: 'points', goal: { atMost: 6 } } },
  sizes: [1],
  pairs: 1,
  setUp: async () => {
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
    const seven = agreement(
      scoresOf(us, { ...recent, ...breadthColumns(), put_call_options }),
      published,
      ...CNN_DAYS,
    )
    return {
      ours: async () => ({ error: seven.error }),
      peer: async () => ({ error: four.error }),
      detail: () => ({
        days: six.days,
        withAllKept: inShort(seven),
        withBreadth: inShort(six),
        withoutKept: inShort(four),
        before: inShort(previous),
        on: CNN_DAYS.join('..'),
      }),
      close: () => undefined,
    }
  },
})
