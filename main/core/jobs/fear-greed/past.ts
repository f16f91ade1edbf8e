/** Scores past sessions from the series as the sources have them now, without the press. */
import { type LocalizableMessage, VigieError } from '../../../../shared/errors.ts'
import type { FearGreedSettings, SourceAddresses } from '../../../../shared/kinds/fear-greed.ts'
import type { UnlocalizedFault } from '../../../../shared/run.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Delay } from '../../ports/delay.ts'
import { LEAST_COVERAGE } from './aggregate.ts'
import { createSourceReports, type SourceReports } from './faults.ts'
import { fetchComparison } from './fetch.ts'
import { fetchMarket, firstDay, type MarketDeps } from './fetch-market.ts'
import { align, type MarketHistory } from './history.ts'
import { missing } from './missing.ts'
import type { IndexProfile } from './profile.ts'
import { profileFor } from './profiles/index.ts'
import { closesOf } from './recorded.ts'
import { isReplay } from './replay.ts'
import { createScoring, type ScorerOfRange, type SessionRange } from './scoring.ts'
import { marketDay, sessionClose } from './session-time.ts'
import type { Observation, StoredScore } from './store.ts'
import { stored } from './stored.ts'

/** What scoring the past needs. */
export interface PastDeps extends MarketDeps {
  readonly clock: Clock
  readonly delay: Delay
}

/** Which past sessions to score; `from` and `to` are included. */
export interface PastAsk {
  /** Settings with the requested profile. */
  readonly settings: FearGreedSettings
  /** Addresses for this call, overriding those of the settings. */
  readonly sources: SourceAddresses
  readonly from: string
  readonly to: string
  readonly signal: AbortSignal
}

/** A range of the past, scored session by session. */
export interface ScoredPast {
  readonly profile: IndexProfile
  readonly history: MarketHistory
  /** Ascending, one for each session with enough data. */
  readonly scores: readonly StoredScore[]
  /** Number of sessions with less than half of the weight. */
  readonly skipped: number
  readonly comparison: readonly Observation[]
  /** Closes of the market, also before the first score. */
  readonly market: readonly Observation[]
  readonly faults: readonly UnlocalizedFault[]
}

/** Sessions scored before yielding to the event loop: a few milliseconds. */
const BATCH = 120

/** @throws VigieError index_range if the days are out of order; index_no_history if no session can be scored */
export async function scorePast(deps: PastDeps, ask: PastAsk): Promise<ScoredPast> {
  const { from, to, signal } = ask
  if (from > to) throw new VigieError('index_range', { from, to })
  const settings = { ...ask.settings, sources: { ...ask.settings.sources, ...ask.sources } }
  const profile = profileFor(settings.profile, settings)
  const reports = createSourceReports(signal)
  const calendarDay = isReplay(profile) ? null : marketDay(deps.clock.now(), profile)
  const market = {
    profile,
    settings,
    from: firstDay(profile, from),
    to,
    today: null,
    calendarDay,
    signal,
    reports,
  }
  const [fetched, comparison] = await Promise.all([fetchMarket(deps, market), fetchComparison(deps, market)])
  const history = align(fetched, missing('no_value'))
  const { scores, skipped } = await scoresBetween(deps, ask, profile, history)
  if (scores.length === 0) throw noHistory(ask, history, reports)
  return {
    profile,
    history,
    scores,
    skipped,
    comparison: comparison.filter(({ day }) => day >= from),
    market: closesOf(fetched),
    faults: reports.faults(),
  }
}

/** Returns the error of the only source if there is no market, otherwise a summary of what is missing. */
function noHistory({ from, to }: PastAsk, { days }: MarketHistory, reports: SourceReports): VigieError {
  const failures = reports.failures()
  const reasons: LocalizableMessage[] =
    failures.length === 0 ? [{ messageKey: 'index.too_little' }] : failures
  const summary = new VigieError('index_no_history', { from, to, reasons })
  return days.length === 0 ? (reports.onlyError() ?? summary) : summary
}

/** Scores in batches. Past articles are unknown, so the press component is missing. */
async function scoresBetween(deps: PastDeps, ask: PastAsk, profile: IndexProfile, history: MarketHistory) {
  const scorerOf = createScoring(profile, history, ask.settings.windows)
  const scores: StoredScore[] = []
  const first = history.days.findIndex((day) => day >= ask.from)
  const last = history.days.length - 1
  for (let from = first; first !== -1 && from <= last; from += BATCH) {
    await deps.delay(0, ask.signal)
    const batch = { from, to: Math.min(last, from + BATCH - 1) }
    scores.push(...scoreBatch(deps, scorerOf, profile, history, batch))
  }
  const enough = scores.filter(({ coverage }) => coverage >= LEAST_COVERAGE)
  const sessions = first === -1 ? 0 : last - first + 1
  return { scores: enough, skipped: sessions - enough.length }
}

function scoreBatch(
  deps: PastDeps,
  scorerOf: ScorerOfRange,
  profile: IndexProfile,
  history: MarketHistory,
  batch: SessionRange,
) {
  const scorer = scorerOf(batch)
  const origin = { computedAt: deps.clock.now(), runId: null, origin: 'backfill' } as const
  return history.days.slice(batch.from, batch.to + 1).flatMap((day, offset) => {
    const asOf = sessionClose(day, profile)
    const score = stored(profile, scorer.at(batch.from + offset), { ...origin, asOf })
    return score === null ? [] : [score]
  })
}
