/** One update of the index in named steps: market, press, sentiment, components, aggregate, save. */

import { type LocalizableMessage, VigieError } from '../../../../shared/errors.ts'
import type { FearGreedSettings } from '../../../../shared/kinds/fear-greed.ts'
import type { JobProgress } from '../../../../shared/run.ts'
import type { EpochMs } from '../../../../shared/time/units.ts'
import type { Clock } from '../../ports/clock.ts'
import { LEAST_COVERAGE } from './aggregate.ts'
import { levelOfReading } from './coverage.ts'
import type { SourceReports } from './faults.ts'
import {
  type FetchDeps,
  type FetchedMarket,
  type FetchRequests,
  fetchMarketData,
  fetchRequests,
} from './fetch.ts'
import { judge } from './fetch-press.ts'
import { align, type MarketHistory } from './history.ts'
import { pressSentimentOf } from './press/press-sentiment.ts'
import { recentArticles } from './press/recent.ts'
import type { IndexProfile } from './profile.ts'
import { profileFor } from './profiles/index.ts'
import { reasonMessage } from './reason-text.ts'
import { closesOf } from './recorded.ts'
import { isReplay, nextInReplay, type ReplayPosition } from './replay.ts'
import { createScoring, type Scorer, type SessionRange } from './scoring.ts'
import { sessionClose } from './session-time.ts'
import type { IndexStore, Observation, StoredArticle, StoredScore } from './store.ts'
import { stored } from './stored.ts'

/** Sessions scored before the first one, so that a new profile shows its recent past. */
const FIRST_HISTORY = 90

/** What an update needs, and the store of its result. */
export interface PipelineDeps extends FetchDeps {
  readonly clock: Clock
  readonly store: IndexStore
}

/** One update: its settings, and the run it belongs to; null outside a job. */
export interface PipelineRun {
  readonly settings: FearGreedSettings
  readonly runId: string | null
  readonly signal: AbortSignal
  readonly progress: (progress: JobProgress) => void
}

/** The score of one update, with the number of articles and what each source reported. */
export interface PipelineResult {
  readonly score: StoredScore
  readonly articles: number
  readonly reports: SourceReports
}

const STEPS = ['market', 'press', 'sentiment', 'components', 'aggregate', 'save'] as const

/**
 * Runs the steps. A failing source adds a fault and the others still count.
 * @throws VigieError index_coverage_low if less than half of the weight has data; then only the state of the
 * sources and of the press is stored
 */
export async function updateIndex(deps: PipelineDeps, run: PipelineRun): Promise<PipelineResult> {
  const profile = profileFor(run.settings.profile, run.settings)
  const now = deps.clock.now()
  const asks = fetchRequests(profile, run.settings, now, run.signal)
  const step = (name: (typeof STEPS)[number]) => run.progress(progressAt(name))
  step('market')
  const fetched = await fetchMarketData(deps, asks, () => step('press'))
  step('sentiment')
  const articles = await judge(deps, asks.press, fetched.articles)
  run.signal.throwIfAborted()
  step('components')
  const press = pressSentimentOf(asks.press, recentArticles(deps.store, asks.press), articles)
  const history = align(fetched.market, press)
  const place = placeIn(deps.store, profile, history)
  const range = stretchUpTo(deps.store, profile, place)
  const scorer = createScoring(profile, history, run.settings.windows)(range)
  step('aggregate')
  const origin = { computedAt: now, runId: run.runId }
  const scores = scoresIn(range, profile, scorer, { history, now, origin }).map((score) =>
    score.origin === 'run' ? { ...score, level: levelOfReading(deps.store, profile, score) } : score,
  )
  step('save')
  save(deps.store, { profile, now, asks, harvest: fetched, articles, place, scores })
  const score = sufficient(scores.at(-1) ?? null, profile, asks.reports)
  return { score, articles: articles.length, reports: asks.reports }
}

function progressAt(name: (typeof STEPS)[number]): JobProgress {
  const fraction = STEPS.indexOf(name) / STEPS.length
  return { fraction, label: `fear_greed.step.${name}`, counters: {} }
}

function placeIn(store: IndexStore, profile: IndexProfile, history: MarketHistory): ReplayPosition {
  if (!isReplay(profile)) return { index: history.days.length - 1, restart: false }
  return nextInReplay(history.days, profile.replayFrom, store.replayDay(profile.id))
}

/** Returns the session to score; on the first run of a profile also those before it, even if they were backfilled. */
function stretchUpTo(
  store: IndexStore,
  profile: IndexProfile,
  { index, restart }: ReplayPosition,
): SessionRange {
  const isFirst = restart || store.latest(profile.id)?.origin !== 'run'
  return { from: isFirst ? Math.max(0, index - FIRST_HISTORY) : index, to: index }
}

interface Scoring {
  readonly history: MarketHistory
  readonly now: EpochMs
  readonly origin: Pick<StoredScore, 'computedAt' | 'runId'>
}

/** Returns the scores of a range: the last session as it is now, earlier ones as they closed. */
function scoresIn(
  { from, to }: SessionRange,
  profile: IndexProfile,
  scorer: Scorer,
  { history, now, origin }: Scoring,
): readonly StoredScore[] {
  if (to < 0) return []
  return history.days.slice(from, to + 1).flatMap((day, offset) => {
    const isPast = from + offset < to
    const asOf = isPast || isReplay(profile) ? sessionClose(day, profile) : now
    const kind = isPast ? ('backfill' as const) : ('run' as const)
    const score = stored(profile, scorer.at(from + offset), { ...origin, asOf, origin: kind })
    return score === null || (isPast && score.coverage < LEAST_COVERAGE) ? [] : [score]
  })
}

const upTo = (found: readonly Observation[], last: string) => found.filter(({ day }) => day <= last)

interface UpdateToSave {
  readonly profile: IndexProfile
  readonly now: EpochMs
  readonly asks: FetchRequests & { readonly reports: SourceReports }
  readonly harvest: FetchedMarket
  readonly articles: readonly StoredArticle[]
  readonly place: ReplayPosition
  readonly scores: readonly StoredScore[]
}

function save(
  store: IndexStore,
  { profile, now, asks, harvest: fetched, articles, place, scores }: UpdateToSave,
): void {
  store.reportSources(profile.id, now, asks.reports.reports())
  const last = scores.at(-1)
  const isEnough = last !== undefined && last.coverage >= LEAST_COVERAGE
  const day = last?.day ?? ''
  store.save(profile.id, {
    scores: isEnough ? scores : [],
    articles: oldestFirst(articles),
    volumes: fetched.volumes,
    kept: fetched.kept,
    comparison: isReplay(profile) ? upTo(fetched.comparison, day) : fetched.comparison,
    market: upTo(closesOf(fetched.market), day),
    replayDay: isReplay(profile) && isEnough ? day : null,
    restart: place.restart,
  })
}

/** In the order in which they appeared; one without a date when it was first seen. Lists go by the order of storing. */
const oldestFirst = (articles: readonly StoredArticle[]) =>
  articles.toSorted((a, b) => (a.publishedAt ?? a.firstSeenAt) - (b.publishedAt ?? b.firstSeenAt))

/**
 * @throws VigieError source_rate_limited if the market sources asked to wait, so that the next attempt waits.
 *   Waits asked for by the press or Claude do not count: those sources are skipped until then, and are not
 *   what is missing.
 */
function sufficient(score: StoredScore | null, profile: IndexProfile, reports: SourceReports): StoredScore {
  if (score !== null && score.coverage >= LEAST_COVERAGE) return score
  const ways = Object.values(profile.series).flatMap((plans) => plans.ways)
  const wait = reports.shortestWait(new Set(ways.map(({ source }) => source)))
  if (wait !== null) throw wait
  if (reports.isOffline()) throw new VigieError('index_offline', {})
  const percent = Math.round((score?.coverage ?? 0) * 100)
  throw new VigieError('index_coverage_low', { percent, reasons: reasonsOf(score, reports) })
}

/** Returns the errors of the sources; if all answered, what the components lack. */
function reasonsOf(score: StoredScore | null, reports: SourceReports): LocalizableMessage[] {
  const failures = reports.failures()
  if (failures.length > 0) return failures
  return (score?.components ?? []).flatMap(({ id, reason }): LocalizableMessage[] =>
    reason === null ? [] : [{ messageKey: 'index.lacking', params: { id, reason: reasonMessage(reason) } }],
  )
}
