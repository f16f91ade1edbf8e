/** Series whose source gives the last session only: their past is what Vigie recorded day by day. */
import type { MarketSeries } from './history.ts'
import type { OhlcvBar, Series } from './ports.ts'
import type { KeptSeries, Observation } from './store.ts'

export type KeptValues = Readonly<Partial<Record<KeptSeries, readonly Observation[]>>>

/** Returns what the sources gave of the kept series, to be stored. */
export function keptValues({ series }: MarketSeries, names: readonly KeptSeries[]): KeptValues {
  return Object.fromEntries(
    names.flatMap((name) => {
      const bars = series[name]?.bars ?? []
      return bars.length === 0 ? [] : [[name, bars.map(({ day, close }) => ({ day, value: close }))]]
    }),
  )
}

/** Returns the series with the recorded days in front; a day that the source gives now is the source's. */
export function withKept(
  market: MarketSeries,
  names: readonly KeptSeries[],
  known: (name: KeptSeries) => readonly Observation[],
): MarketSeries {
  const found = names.flatMap((name): (readonly [KeptSeries, Series])[] => {
    const given = market.series[name]
    const byDay = new Map(known(name).map(({ day, value }) => [day, closeBar(day, value)]))
    for (const bar of given?.bars ?? []) byDay.set(bar.day, bar)
    const bars = [...byDay.values()].sort((a, b) => (a.day < b.day ? -1 : 1))
    return bars.length === 0 ? [] : [[name, { id: name, source: 'kept', ...given, bars }]]
  })
  return { ...market, series: { ...market.series, ...Object.fromEntries(found) } }
}

function closeBar(day: string, close: number): OhlcvBar {
  return { day, open: null, high: null, low: null, close, volume: null }
}
