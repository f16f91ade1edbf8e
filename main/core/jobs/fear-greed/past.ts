/** Scores of past sessions, from the series as the sources have them now. The press of the past is missing. */
import { VigieError } from '../../../../shared/errors.ts'
import type { Addresses, FearGreedSettings } from '../../../../shared/kinds/fear-greed.ts'
import type { Fault } from '../../../../shared/run.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Delay } from '../../ports/delay.ts'
import { LEAST_COVERAGE } from './aggregate.ts'
import { createSourceLedger } from './faults.ts'
import { gatherComparison } from './gather.ts'
import { firstDay, gatherMarket, type MarketDeps } from './gather-market.ts'
import { align, type History } from './history.ts'
import { missing } from './missing.ts'
import type { Profile } from './profile.ts'
import { profileFor } from './profiles/index.ts'
import { createScorer } from './scoring.ts'
import { sessionClose } from './session-time.ts'
import type { Observation, StoredScore } from './store.ts'
import { stored } from './stored.ts'

export interface PastDeps extends MarketDeps {
  readonly clock: Clock
  readonly delay: Delay
}

export interface PastAsk {
  /** Settings with the profile wanted. */
  readonly settings: FearGreedSettings
  /** Addresses for this once, over those of the settings. */
  readonly sources: Addresses
  readonly from: string
  readonly to: string
  readonly signal: AbortSignal
}

export interface Past {
  readonly profile: Profile
  readonly history: History
  /** Ascending, one a session with enough data. */
  readonly scores: readonly StoredScore[]
  /** Sessions with less than half of the weight. */
  readonly skipped: number
  readonly comparison: readonly Observation[]
  readonly faults: readonly Fault[]
}

/** Sessions scored before others have their turn: a few milliseconds. */
const BATCH = 20

/**
 * @throws VigieError index_range where the days are not in order; index_no_history where no session can be scored.
 */
export async function scorePast(deps: PastDeps, ask: PastAsk): Promise<Past> {
  const { from, to, signal } = ask
  if (from > to) throw new VigieError('index_range', { from, to })
  const settings = { ...ask.settings, sources: { ...ask.settings.sources, ...ask.sources } }
  const profile = profileFor(settings.profile, settings)
  const ledger = createSourceLedger(signal)
  const market = { profile, settings, from: firstDay(profile, from), to, today: null, signal, ledger }
  const [gathered, comparison] = await Promise.all([
    gatherMarket(deps, market),
    gatherComparison(deps, market),
  ])
  const history = align(gathered, missing('no_value'))
  const { scores, skipped } = await scoresBetween(deps, ask, profile, history)
  const faults = ledger.faults()
  if (scores.length === 0) {
    const reasons = faults.map(({ message }) => message).join(' ') || 'too little data.'
    throw new VigieError('index_no_history', { from, to, reasons })
  }
  return {
    profile,
    history,
    scores,
    skipped,
    comparison: comparison.filter(({ day }) => day >= from),
    faults,
  }
}

async function scoresBetween(deps: PastDeps, ask: PastAsk, profile: Profile, history: History) {
  const origin = { computedAt: deps.clock.now(), runId: null, origin: 'backfill' } as const
  const scorer = createScorer(profile, history, ask.settings.windows)
  const scores: StoredScore[] = []
  let skipped = 0
  for (const [index, day] of history.days.entries()) {
    if (day < ask.from) continue
    if (index % BATCH === 0) await deps.delay(0, ask.signal)
    const score = stored(profile, scorer.at(index), { ...origin, asOf: sessionClose(day, profile) })
    if (score !== null && score.coverage >= LEAST_COVERAGE) scores.push(score)
    else skipped++
  }
  return { scores, skipped }
}
