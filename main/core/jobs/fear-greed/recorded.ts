/** Series whose source gives only its last sessions: their past is what Vigie recorded day by day. */
import type { MarketSeries, SeriesName } from './history.ts'
import type { OhlcvBar, SourceSeries } from './ports.ts'
import type { IndexProfile } from './profile.ts'
import type { IndexStore, KeptSeries, Observation, ObservedSeries } from './store.ts'

/** The values of the kept series, by name. */
export type KeptValues = Readonly<Partial<Record<KeptSeries, readonly Observation[]>>>

/** Days, both ends included; without `to` up to the newest. */
interface RecordedRange {
  readonly profile: IndexProfile
  readonly from: string
  readonly to?: string
}

type ObservationStore = Pick<IndexStore, 'observations'>

const between = (
  store: ObservationStore,
  { profile, from, to = '9999' }: RecordedRange,
  series: ObservedSeries,
) => store.observations(profile.id, series, from, to)

/** Returns the recorded days of a series, ascending; none if the profile does not keep it. */
export function recordedBars(
  store: ObservationStore,
  range: RecordedRange,
  name: SeriesName,
): readonly OhlcvBar[] {
  const kept = range.profile.keeps.find((one) => one === name)
  return kept === undefined ? [] : between(store, range, kept).map(({ day, value }) => closeBar(day, value))
}

/** Returns the days that need not be asked for again, of a market those whose volume is kept; undefined if none are kept. */
export function recordedDays(
  store: ObservationStore,
  range: RecordedRange,
  name: SeriesName,
): ReadonlySet<string> | undefined {
  const { keeps, keepsVolume } = range.profile
  const kept = name === 'market' && keepsVolume ? 'volume' : keeps.find((one) => one === name)
  return kept === undefined ? undefined : new Set(between(store, range, kept).map(({ day }) => day))
}

/** Returns a series with the recorded days among its own; a day that the source gives now is the source's. */
export function withRecorded(series: SourceSeries, recorded: readonly OhlcvBar[]): SourceSeries {
  if (recorded.length === 0) return series
  const byDay = new Map([...recorded, ...series.bars].map((bar) => [bar.day, bar]))
  return { ...series, bars: [...byDay.values()].sort((a, b) => (a.day < b.day ? -1 : 1)) }
}

/** Returns what is known of the kept series, to be stored. */
export function keptValues({ series }: MarketSeries, names: readonly KeptSeries[]): KeptValues {
  return Object.fromEntries(
    names.flatMap((name) => {
      const bars = series[name]?.bars ?? []
      return bars.length === 0 ? [] : [[name, bars.map(({ day, close }) => ({ day, value: close }))]]
    }),
  )
}

/** Returns the closes of the market, ascending. */
export function closesOf({ series }: MarketSeries): readonly Observation[] {
  return (series.market?.bars ?? []).map(({ day, close }) => ({ day, value: close }))
}

/** Fills the volumes that the source does not give with those that Vigie recorded. */
export function withRecordedVolumes(
  store: ObservationStore,
  range: RecordedRange,
  market: SourceSeries,
): SourceSeries {
  if (!range.profile.keepsVolume) return market
  const kept = new Map(between(store, range, 'volume').map(({ day, value }) => [day, value]))
  return {
    ...market,
    bars: market.bars.map((bar) => ({ ...bar, volume: bar.volume ?? kept.get(bar.day) ?? null })),
  }
}

function closeBar(day: string, close: number): OhlcvBar {
  return { day, open: null, high: null, low: null, close, volume: null }
}
