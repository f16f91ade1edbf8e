/** The service for the fear and greed index. */

import { VigieError } from '../../../shared/errors.ts'
import {
  type ComponentId,
  type FearGreedSettings,
  fearGreedSettingsSchema,
  PROFILES,
  type ProfileId,
  type SourceAddresses,
} from '../../../shared/kinds/fear-greed.ts'
import type { Unlocalized } from '../../../shared/localized.ts'
import { addDays, LAST_DAY } from '../../../shared/time/calendar-day.ts'
import { toInstant } from '../../../shared/time/instant.ts'
import type { Language } from '../../../shared/vocabulary.ts'
import { backtest } from '../jobs/fear-greed/backtest.ts'
import { holderOf } from '../jobs/fear-greed/conflicts.ts'
import { type PastDeps, type ScoredPast, scorePast } from '../jobs/fear-greed/past.ts'
import type { IndexProfile } from '../jobs/fear-greed/profile.ts'
import { settingsForProfile } from '../jobs/fear-greed/profile-choice.ts'
import { profileFor } from '../jobs/fear-greed/profiles/index.ts'
import { mean } from '../jobs/fear-greed/statistics.ts'
import type { IndexStore, StoredScore } from '../jobs/fear-greed/store.ts'
import { createUncertainties, type Uncertainties } from '../jobs/fear-greed/uncertainty.ts'
import type { Events } from '../ports/events.ts'
import type { SettingsPort } from '../ports/settings.ts'
import type { IndexOutputs } from './index-component-views.ts'
import { componentPast, componentsOn } from './index-component-views.ts'
import { articleView, profileView, sourceView } from './index-scores-catalogue.ts'
import { dayView, latestView, pointView, rounded } from './index-scores-views.ts'
import type { Caller } from './operation.ts'
import { cursorNumber, pageOf } from './page.ts'

interface OfProfile {
  readonly profile?: ProfileId | undefined
}
interface DayInterval {
  readonly from?: string | undefined
  readonly to?: string | undefined
}
interface ScorePage {
  readonly limit: number
  readonly cursor?: string | undefined
}
interface OverPast extends OfProfile {
  readonly from: string
  readonly to: string
  readonly sources?: SourceAddresses | undefined
}

/** What the procedures of `index` read, and what scoring the past needs. */
export interface IndexServiceDeps extends PastDeps {
  readonly store: IndexStore
  readonly settings: Pick<SettingsPort, 'read'>
  readonly events: Events
}

/** Each method implements the procedure of its name; the default profile is the job's. */
export interface IndexService {
  /** @throws VigieError index_empty, as every read of scores */
  latest(input: OfProfile, caller: Caller): Unlocalized<IndexOutputs['latest']>
  /** @throws VigieError index_range */
  history(input: OfProfile & DayInterval & { readonly days: number }): IndexOutputs['history']
  components(
    input: OfProfile & { readonly day?: string | undefined },
    caller: Caller,
  ): Unlocalized<IndexOutputs['components']>
  /** @throws VigieError invalid_input if the profile has no such component */
  component(
    input: OfProfile & DayInterval & { readonly name: ComponentId },
  ): Unlocalized<IndexOutputs['component']>
  articles(input: OfProfile & ScorePage): IndexOutputs['articles']
  comparison(input: OfProfile & DayInterval): IndexOutputs['comparison']
  /** Closes of the market that the scores were made of. */
  market(input: OfProfile & DayInterval): IndexOutputs['market']
  profiles(input: unknown, caller: Caller): Unlocalized<IndexOutputs['profiles']>
  sources(input: OfProfile): Unlocalized<IndexOutputs['sources']>
  /** @throws VigieError index_range | index_no_history */
  backfill(input: OverPast, caller: Caller): Promise<Unlocalized<IndexOutputs['backfill']>>
  /** @throws VigieError index_range | index_no_history */
  backtest(input: OverPast, caller: Caller): Promise<Unlocalized<IndexOutputs['backtest']>>
}

/** Sessions of a component's past that are read at once: each with all its components. */
const MOST_SESSIONS = 1300

/** Number of sessions ahead in a backtest. */
const HORIZONS = [1, 5]

/** @throws (from its methods) VigieError index_empty | index_range | index_no_history | source_* */
export function createIndexService(deps: IndexServiceDeps): IndexService {
  const past = (input: OverPast, signal: AbortSignal): Promise<ScoredPast> => {
    const settings = settingsOf(deps.settings, input.profile)
    const { from, to, sources = {} } = input
    return scorePast(deps, { settings, sources, from, to, signal })
  }
  const uncertainties = createUncertainties(deps.store)
  return {
    ...reads(deps, uncertainties),
    backfill: async (input, { language, signal }) => {
      const found = await past(input, signal)
      keep(deps, found)
      uncertainties.forget(found.profile.id)
      const days = found.scores.map((score) => dayView(score, found.profile, language))
      return {
        profile: found.profile.id,
        days,
        skipped: found.skipped,
        faults: found.faults,
      }
    },
    backtest: async (input, { signal }) => {
      const found = await past(input, signal)
      return { ...backtestView(found), faults: found.faults }
    },
  }
}

function reads(
  { store, settings: port, clock }: IndexServiceDeps,
  uncertainties: Uncertainties,
): Omit<IndexService, 'backfill' | 'backtest'> {
  const profileOf = ({ profile }: OfProfile): IndexProfile => {
    const settings = settingsOf(port, profile)
    return profileFor(settings.profile, settings)
  }
  const latestOf = (profile: IndexProfile): StoredScore => {
    const score = store.latest(profile.id)
    if (score === null) throw indexEmpty(port, profile)
    return score
  }
  const latest = (input: OfProfile, language: Language) => {
    const profile = profileOf(input)
    const reading = { store, profile, uncertainties, language, now: clock.now() }
    return latestView(reading, latestOf(profile))
  }
  return {
    latest: (input, { language }) => latest(input, language),
    history: (input) => {
      const profile = profileOf(input)
      const last = store.closingOn(profile.id, LAST_DAY)
      if (last === null) throw indexEmpty(port, profile)
      const { from, to } = stretch(input, last.day)
      const points = store.history(profile.id, from, to)
      return { profile: profile.id, points: points.map((point) => pointView(point, profile)) }
    },
    components: (input, { language }) => {
      if (input.day === undefined) {
        const { profile, as_of, components } = latest(input, language)
        return { profile, as_of, components }
      }
      const profile = profileOf(input)
      const [score] = store.closingScores(profile.id, addDays(input.day, 1), 1)
      if (score === undefined) throw indexEmpty(port, profile)
      return componentsOn(profile, score, language)
    },
    component: (input) => {
      const profile = profileOf(input)
      const { from = '', to = '9999-12-31' } = ordered(input)
      const before = to === '9999-12-31' ? to : addDays(to, 1)
      const scores = store.closingScores(profile.id, before, MOST_SESSIONS).filter(({ day }) => day >= from)
      return componentPast(profile, input.name, scores)
    },
    articles: (input) => articlePage(store, profileOf(input), input),
    comparison: (input) => {
      const profile = profileOf(input)
      const { from = '', to = '9999-12-31' } = ordered(input)
      const points = store.observations(profile.id, 'comparison', from, to)
      return { profile: profile.id, index: published(profile), points: [...points] }
    },
    market: (input) => {
      const profile = profileOf(input)
      const { from = '', to = '9999-12-31' } = ordered(input)
      return { profile: profile.id, points: [...store.observations(profile.id, 'market', from, to)] }
    },
    profiles: (_, { language }) => {
      const current = settingsOf(port)
      const views = PROFILES.map((id) =>
        profileView(profileFor(id, settingsOf(port, id)), id === current.profile, language),
      )
      return { profiles: views }
    },
    sources: (input) => {
      const profile = profileOf(input)
      const sources = store.sources(profile.id).map((one) => sourceView(one, profile))
      return { profile: profile.id, sources }
    },
  }
}

/** Names the job that computes the profile, otherwise the one that can be run with it. */
function indexEmpty(port: Pick<SettingsPort, 'read'>, { id }: IndexProfile): VigieError {
  return new VigieError('index_empty', {
    profile: id,
    job: holderOf(port.read().jobs, id)?.id ?? 'fear-greed',
  })
}

/**
 * Returns the settings of the job that computes a profile; those of the index job, for that profile, if none does; the
 * defaults if the owner removed it.
 */
function settingsOf(port: Pick<SettingsPort, 'read'>, profile?: ProfileId): FearGreedSettings {
  const jobs = port.read().jobs
  const holder = profile === undefined ? null : holderOf(jobs, profile)
  if (holder !== null) return holder.job.settings
  const own = [jobs['fear-greed'], ...Object.values(jobs)].find((job) => job?.kind === 'fear-greed')
  const settings = own?.kind === 'fear-greed' ? own.settings : fearGreedSettingsSchema.parse({})
  return profile === undefined ? settings : settingsForProfile(settings, profile)
}

/** @throws VigieError index_range */
function ordered({ from, to }: DayInterval): DayInterval {
  if (from !== undefined && to !== undefined && from > to) throw new VigieError('index_range', { from, to })
  return { from, to }
}

/** Returns the days of a history: up to the last session, starting a number of days earlier by default. */
function stretch(input: DayInterval & { readonly days: number }, last: string): { from: string; to: string } {
  const { to = last } = input
  const { from = addDays(to, 1 - input.days) } = input
  ordered({ from, to })
  return { from, to }
}

function published(profile: IndexProfile): IndexOutputs['comparison']['index'] {
  const plan = profile.comparison
  return plan === null ? null : { name: plan.name, inverse: plan.inverse }
}

function articlePage(
  store: IndexStore,
  profile: IndexProfile,
  { limit, cursor }: ScorePage,
): IndexOutputs['articles'] {
  const found = store.articles(profile.id, limit + 1, cursorNumber(cursor))
  return pageOf(
    found,
    limit,
    ({ id }) => String(id),
    (article) => articleView(article, profile),
  )
}

/**
 * Stores the results of a backfill, except sessions that a replay has not reached and sessions still open:
 * those are only returned.
 */
function keep(deps: IndexServiceDeps, { profile, scores, comparison, market }: ScoredPast): void {
  const { store, events, clock } = deps
  const reached =
    profile.replayFrom === null ? '9999-12-31' : (store.replayDay(profile.id) ?? profile.replayFrom)
  const kept = scores.filter(({ day, asOf }) => day <= reached && asOf <= clock.now())
  const last = kept.at(-1)
  if (last === undefined) return
  store.backfill(
    profile.id,
    kept,
    comparison.filter(({ day }) => day <= last.day),
    market.filter(({ day }) => day <= last.day),
  )
  events.publish({ type: 'score', profile: profile.id, as_of: toInstant(last.asOf, profile.zone) })
}

function backtestView({ profile, history, scores }: ScoredPast): Omit<IndexOutputs['backtest'], 'faults'> {
  const horizons = HORIZONS.map((sessions) => backtest(scores, history, sessions))
  return {
    profile: profile.id,
    from: scores[0]?.day ?? '',
    to: scores.at(-1)?.day ?? '',
    coverage: rounded(mean(scores.map(({ coverage }) => coverage))),
    horizons: horizons.map(({ sessions, n, correlation, hitRate, hitRateBounds, baseRate, returnAfter }) => ({
      sessions,
      n,
      correlation: correlation === null ? null : rounded(correlation),
      hit_rate: hitRate === null ? null : rounded(hitRate),
      hit_rate_bounds: hitRateBounds && [rounded(hitRateBounds[0]), rounded(hitRateBounds[1])],
      base_rate: baseRate === null ? null : rounded(baseRate),
      mean_return_after: Object.fromEntries(
        Object.entries(returnAfter).map(([level, { n: count, mean: average }]) => [
          level,
          { n: count, mean_return: rounded(average) },
        ]),
      ),
    })),
  }
}
