/** Fetches everything one update needs, in parallel: series, the published index, articles. */

import type { FearGreedSettings } from '../../../../shared/kinds/fear-greed.ts'
import type { EpochMs } from '../../../../shared/time/units.ts'
import { createSourceReports, type SourceReports } from './faults.ts'
import { fetchMarket, fetchSeries, firstDay, type MarketDeps, type MarketRequest } from './fetch-market.ts'
import { fetchPress, type PressAsk, type PressDeps } from './fetch-press.ts'
import type { MarketSeries } from './history.ts'
import { plausible } from './plausibility/index.ts'
import type { Article } from './ports.ts'
import type { IndexProfile } from './profile.ts'
import { type KeptValues, keptValues } from './recorded.ts'
import { isReplay } from './replay.ts'
import { marketDay } from './session-time.ts'
import type { IndexStore, Observation } from './store.ts'

/** All that one update fetched: series, articles, the published index. */
export interface FetchedMarket {
  readonly market: MarketSeries
  readonly articles: readonly Article[]
  /** The published index for comparison; empty if there is none or it failed. */
  readonly comparison: readonly Observation[]
  /** All volumes that are known, to be stored if the profile keeps them. */
  readonly volumes: readonly Observation[]
  /** The same of other series that the profile keeps. */
  readonly kept: KeptValues
}

/** What one update needs from outside, and what Vigie has kept itself. */
export interface FetchDeps extends MarketDeps, PressDeps {
  readonly store: Pick<IndexStore, 'known' | 'articlesSince' | 'observations'>
}

/** The two requests of one update, made at the same time. */
export interface FetchRequests {
  readonly market: MarketRequest
  readonly press: PressAsk
}

/** The request of an update: as much history as its windows need, up to today, or all of a replay. */
export function fetchRequests(
  profile: IndexProfile,
  settings: FearGreedSettings,
  now: EpochMs,
  signal: AbortSignal,
): FetchRequests & { readonly reports: SourceReports } {
  const reports = createSourceReports(signal)
  const common = { profile, settings, signal, reports }
  const today = marketDay(now, profile)
  const from = firstDay(profile, isReplay(profile) ? profile.replayFrom : today)
  return {
    reports,
    market: { ...common, from, ...daysOf(isReplay(profile) ? null : today) },
    press: { ...common, now },
  }
}

const daysOf = (today: string | null) => ({ today, calendarDay: today })

/** Fetches everything at once; calls `onMarket` when the market has answered. */
export async function fetchMarketData(
  deps: FetchDeps,
  asks: FetchRequests,
  onMarket: () => void,
): Promise<FetchedMarket> {
  const [market, comparison, articles] = await Promise.all([
    fetchMarket(deps, asks.market).finally(onMarket),
    fetchComparison(deps, asks.market),
    fetchPress(deps, asks.press),
  ])
  const volumes = asks.market.profile.keepsVolume ? volumesOf(market) : []
  return { market, volumes, kept: keptValues(market, asks.market.profile.keeps), comparison, articles }
}

/** Fetches the published index; an error becomes a fault like any other. */
export async function fetchComparison(deps: MarketDeps, ask: MarketRequest): Promise<readonly Observation[]> {
  const plan = ask.profile.comparison
  if (plan === null) return []
  try {
    const answer = await fetchSeries(deps, ask, plan, ask.settings.sources[plan.source])
    const series = plausible(answer, { name: 'comparison', today: ask.calendarDay })
    for (const fault of series.faults ?? []) ask.reports.failed(plan.source, fault)
    ask.reports.answered(plan.source)
    return series.bars.map(({ day, close }) => ({ day, value: close }))
  } catch (error) {
    ask.reports.failed(plan.source, error)
    return []
  }
}

/** Returns the volumes of the market, of the sessions that have one. */
function volumesOf({ series }: MarketSeries): readonly Observation[] {
  const bars = series.market?.bars ?? []
  return bars.flatMap(({ day, volume }) => (volume === null ? [] : [{ day, value: volume }]))
}
