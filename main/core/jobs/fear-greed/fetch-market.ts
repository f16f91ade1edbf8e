/** The market step: fetches every series of a profile, sources in parallel, each with its own deadline. */

import { VigieError } from '../../../../shared/errors.ts'
import type { FearGreedSettings } from '../../../../shared/kinds/fear-greed.ts'
import { addDays } from '../../../../shared/time/calendar-day.ts'
import type { CalendarDay } from '../../../../shared/time/units.ts'
import type { Delay } from '../../ports/delay.ts'
import { withDeadline } from './deadline.ts'
import { sessionsSince } from './exchange-days.ts'
import type { SourceReports } from './faults.ts'
import { CARRIED_SESSIONS, type MarketSeries, type SeriesName } from './history.ts'
import { missedSessions } from './missed-sessions.ts'
import { type MissingValue, missing, noSource } from './missing.ts'
import { plausible } from './plausibility/index.ts'
import type { MarketSource, OhlcvBar, SeriesRequest, SourceSeries } from './ports.ts'
import type { IndexProfile, SeriesPlan, SeriesPlans } from './profile.ts'
import { recordedBars, recordedDays, withRecorded, withRecordedVolumes } from './recorded.ts'
import type { IndexStore } from './store.ts'

/** Which series to fetch, for which days. */
export interface MarketRequest {
  readonly profile: IndexProfile
  readonly settings: Pick<FearGreedSettings, 'sources' | 'source_timeout_seconds'>
  /** First requested day of every series, and the last one if it is not today. */
  readonly from: string
  readonly to?: string
  /** The current day, to detect stale data; null in a replay or a backfill. */
  readonly today: CalendarDay | null
  /** The current day, to detect days that have not come yet; null in a replay. */
  readonly calendarDay: CalendarDay | null
  readonly signal: AbortSignal
  readonly reports: SourceReports
}

/** The sources that can be asked. */
export interface MarketDeps {
  readonly sources: readonly MarketSource[]
  readonly delay: Delay
  readonly store: Pick<IndexStore, 'observations'>
}

/** A series that lacks so many ended sessions is late: another way may have them. */
const LATE_SESSIONS = 2

type SeriesAnswer = SourceSeries | MissingValue

/** Fetches all series at once, then those that only replace an absent one; each with what Vigie recorded of its past. */
export async function fetchMarket(deps: MarketDeps, ask: MarketRequest): Promise<MarketSeries> {
  const plans = Object.entries(ask.profile.series) as [SeriesName, SeriesPlans][]
  const first = plans.filter(([, { onlyWithout }]) => onlyWithout === undefined)
  const found = new Map<SeriesName, SeriesAnswer>(await fetchAll(deps, ask, first))
  const needed = plans.filter(([, { onlyWithout }]) => {
    const published = onlyWithout === undefined ? undefined : found.get(onlyWithout)
    return published !== undefined && 'missing' in published
  })
  for (const [name, series] of await fetchAll(deps, ask, needed)) found.set(name, series)
  return sorted(found, (name) => recordedBars(deps.store, ask, name))
}

function fetchAll(
  deps: MarketDeps,
  ask: MarketRequest,
  plans: readonly (readonly [SeriesName, SeriesPlans])[],
) {
  return Promise.all(
    plans.map(async ([name, { ways }]) => [name, await firstAnswer(deps, ask, name, ways)] as const),
  )
}

function sorted(
  found: ReadonlyMap<SeriesName, SeriesAnswer>,
  recorded: (name: SeriesName) => readonly OhlcvBar[],
): MarketSeries {
  const series: Partial<Record<SeriesName, SourceSeries>> = {}
  const absent: Partial<Record<SeriesName, MissingValue>> = {}
  for (const [name, one] of found) {
    if (!('missing' in one)) {
      series[name] = one
      continue
    }
    const bars = recorded(name)
    if (bars.length === 0) absent[name] = one
    else series[name] = { id: name, source: 'kept', bars }
  }
  return { series, absent }
}

/**
 * The first way that answers with something recent and whole; every way before it leaves its fault. One that is a few
 * sessions behind, or lacks some of them, is used only if no later way is ahead of it.
 */
async function firstAnswer(
  deps: MarketDeps,
  ask: MarketRequest,
  name: SeriesName,
  plans: readonly SeriesPlan[],
): Promise<SeriesAnswer> {
  const ways = plans.filter((way) => !way.onlyIfNamed || ask.settings.sources[way.source] !== undefined)
  if (ways.length === 0) return noSource(name)
  let why = missing('source_failed', { sources: ways.map((way) => way.source).join(', ') })
  let late: SourceSeries | null = null
  const recorded = recordedBars(deps.store, ask, name)
  const kept = recordedDays(deps.store, ask, name)
  for (const way of ways) {
    try {
      const answer = await fetchSeries(
        deps,
        kept === undefined ? ask : { ...ask, kept },
        way,
        addressOf(ask, name, way),
      )
      const full = withRecorded(
        name === 'market' ? withRecordedVolumes(deps.store, ask, answer) : answer,
        recorded,
      )
      const series = plausible(full, { name, today: ask.calendarDay })
      for (const fault of series.faults ?? []) ask.reports.failed(way.source, fault)
      ask.reports.answered(way.source)
      const missed = name === 'market' && ask.today !== null ? missedSessions(series, ask.profile) : null
      if (missed !== null) ask.reports.failed(way.source, missed)
      if (series.bars.length === 0) {
        why = missing('no_value')
        continue
      }
      const behind = sessionsBehind(series, ask)
      if (behind < LATE_SESSIONS && missed === null) return series
      const day = series.bars.at(-1)?.day ?? ''
      if (behind <= CARRIED_SESSIONS) {
        late = fresher(late, series)
        continue
      }
      why = missing('stale', { day })
      ask.reports.failed(way.source, new VigieError('source_stale', { source: way.source, day }))
    } catch (error) {
      ask.reports.failed(way.source, error)
    }
  }
  return late ?? why
}

function fresher(one: SourceSeries | null, other: SourceSeries): SourceSeries {
  return one !== null && (one.bars.at(-1)?.day ?? '') >= (other.bars.at(-1)?.day ?? '') ? one : other
}

function addressOf(ask: MarketRequest, name: SeriesName, way: SeriesPlan): string | undefined {
  const { sources } = ask.settings
  if (way.source !== 'csv') return sources[way.source]
  return name === 'market' || name === 'bonds' ? sources[name] : sources.csv
}

/** Fetches one series from one source, between the requested days. */
export async function fetchSeries(
  deps: MarketDeps,
  ask: Omit<MarketRequest, 'today' | 'calendarDay' | 'reports' | 'profile'> & Pick<SeriesRequest, 'kept'>,
  way: SeriesPlan,
  url: string | undefined,
): Promise<SourceSeries> {
  const request = {
    symbol: way.symbol,
    from: ask.from,
    ...(ask.to === undefined ? {} : { to: ask.to }),
    ...(ask.kept === undefined ? {} : { kept: ask.kept }),
    ...(url === undefined ? {} : { url }),
  }
  const deadline = { seconds: ask.settings.source_timeout_seconds, source: way.source, signal: ask.signal }
  const series = await withDeadline(deps.delay, deadline, (signal) =>
    sourceOf(deps, way).fetch({ ...request, signal }),
  )
  const { to } = ask
  return to === undefined ? series : { ...series, bars: series.bars.filter((bar) => bar.day <= to) }
}

function sourceOf(deps: MarketDeps, way: SeriesPlan): MarketSource {
  const source = deps.sources.find(({ id }) => id === way.source)
  if (source === undefined) throw new Error(`no client of the source "${way.source}" was given`)
  return source
}

/** Sessions of the exchange that ended before today and that a series has no bar of; 0 in a replay or a backfill. */
function sessionsBehind(series: SourceSeries, { today, profile }: MarketRequest): number {
  const last = series.bars.at(-1)?.day ?? ''
  return today === null ? 0 : sessionsSince(last, Date.parse(today), profile)
}

/** Returns the first day to request, so that every window is full on `day`. */
export function firstDay(profile: IndexProfile, day: CalendarDay): string {
  return addDays(day, -profile.historyDays)
}
