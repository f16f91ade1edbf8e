/** How close the us profile is to CNN's published index, beside the method it replaced. */
import type { OhlcvBar } from '../../../main/core/jobs/fear-greed/ports.ts'
import { us } from '../../../main/core/jobs/fear-greed/profiles/us.ts'
import { mean } from '../../../main/core/jobs/fear-greed/statistics.ts'
import { line } from '../harness/line.ts'
import { byDay, cnnLists } from '../tools/index-accuracy/data.ts'
import { agreement, inShort, type ScoresByDay } from '../tools/index-accuracy/measure.ts'
import { previousScores } from '../tools/index-accuracy/previous-cnn.ts'
import { CNN_DAYS, type SeriesColumns, scoresOf } from '../tools/index-accuracy/scores.ts'

/** Returns the series of the us profile that CNN publishes. */
function cnnColumns(lists: ReadonlyMap<string, readonly OhlcvBar[]>): SeriesColumns {
  return Object.fromEntries(
    Object.entries(us.series).flatMap(([name, { ways }]) =>
      ways.flatMap(({ source, symbol }) => (source === 'cnn' ? [[name, lists.get(symbol) ?? []]] : [])),
    ),
  )
}

/** The index of the earlier method: momentum and volatility as distances from published averages. */
function previousIndex(lists: ReadonlyMap<string, readonly OhlcvBar[]>): ScoresByDay {
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

export const indexCnn = line({
  name: 'index-cnn',
  work: 'the mean distance of the us profile from the index that CNN publishes, over 358 days.',
  peer: 'the method before',
  figures: { error: { unit: 'points', goal: { atMost: 3 } } },
  sizes: [1],
  pairs: 1,
  setUp: async () => {
    const lists = cnnLists()
    const published = byDay(lists.get('fear_and_greed_historical') ?? [])
    const ours = agreement(scoresOf(us, cnnColumns(lists)), published, ...CNN_DAYS)
    const previous = agreement(previousIndex(lists), published, ...CNN_DAYS)
    return {
      ours: async () => ({ error: ours.error }),
      peer: async () => ({ error: previous.error }),
      detail: () => ({
        days: ours.days,
        ours: inShort(ours),
        before: inShort(previous),
        on: CNN_DAYS.join('..'),
      }),
      close: () => undefined,
    }
  },
})
