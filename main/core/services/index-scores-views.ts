/** Scores, components and articles in the form of the contract. */

import type {
  BackfilledDay,
  IndexComponent,
  LatestScore,
  ScorePointView,
} from '../../../shared/contract/index-scores.ts'
import type { Unlocalized } from '../../../shared/localized.ts'
import { translate } from '../../../shared/messages/index.ts'
import { shownScore } from '../../../shared/score.ts'
import { addDays, daysBetween } from '../../../shared/time/calendar-day.ts'
import { toInstant } from '../../../shared/time/instant.ts'
import type { CalendarDay, EpochMs } from '../../../shared/time/units.ts'
import type { Language } from '../../../shared/vocabulary.ts'
import { unitOf } from '../jobs/fear-greed/components/index.ts'
import { isFarBelow, likeWithLike, usualCoverage } from '../jobs/fear-greed/coverage.ts'
import { isStaleDay, sessionsSince } from '../jobs/fear-greed/exchange-days.ts'
import type { IndexProfile } from '../jobs/fear-greed/profile.ts'
import { reasonText } from '../jobs/fear-greed/reason-text.ts'
import { isReplay } from '../jobs/fear-greed/replay.ts'
import { marketDay } from '../jobs/fear-greed/session-time.ts'
import { simplified } from '../jobs/fear-greed/simplified.ts'
import type { IndexStore, ScorePoint, StoredComponent, StoredScore } from '../jobs/fear-greed/store.ts'
import type { Uncertainties } from '../jobs/fear-greed/uncertainty.ts'

/** Enough digits to be exact, few enough to read. */
export function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000
}

/** Returns a component with how old its data were. @param asOf the day of the score */
export function componentView(
  component: StoredComponent,
  asOf: string,
  language: Language,
): Unlocalized<IndexComponent> {
  const { id, weight, share, score, raw, day, inputs, scale, reason } = component
  return {
    name: id,
    label: { messageKey: `index.component.${id}` },
    weight,
    score: score === null ? null : rounded(score),
    raw,
    unit: unitOf(component.formula),
    contribution: rounded(share * (score ?? 0)),
    freshness: day === null ? null : { day, age_days: daysBetween(day, asOf) },
    reason: reason === null ? null : { ...reason, message: reasonText(reason, language) },
    inputs,
    scale,
  }
}

/** Returns a score without its components, rounded for display. */
export function pointView(point: ScorePoint, { zone }: Pick<IndexProfile, 'zone'>): ScorePointView {
  const { asOf, day, level, origin } = point
  const figures = { score: shownScore(point.score, 4), coverage: rounded(point.coverage) }
  return { as_of: toInstant(asOf, zone), day, ...figures, level, origin }
}

/** Returns a backfilled session with its components in short. */
export function dayView(
  score: StoredScore,
  profile: IndexProfile,
  language: Language,
): Unlocalized<BackfilledDay> {
  const { day: _, origin: __, ...point } = pointView(score, profile)
  const components = score.components.map((component) => {
    const { name, score: figure, raw, weight, reason } = componentView(component, score.day, language)
    return { name, score: figure, raw, weight, reason }
  })
  return { ...point, components }
}

/** What a latest score is read with. */
export interface LatestScoreQuery {
  readonly store: IndexStore
  readonly profile: IndexProfile
  readonly uncertainties: Pick<Uncertainties, 'of'>
  readonly language: Language
  readonly now: EpochMs
}

/** Returns the latest score with what changed since, and the published index of its day. */
export function latestView(reading: LatestScoreQuery, score: StoredScore): Unlocalized<LatestScore> {
  const { store, profile, language } = reading
  const { day: _, origin: __, ...point } = pointView(score, profile)
  const asOfDay = marketDay(score.asOf, profile)
  return {
    ...point,
    day: score.day,
    computed_at: toInstant(score.computedAt, profile.zone),
    profile: score.profile,
    level_name: translate(language, `level.${score.level}`),
    levels: profile.levels.map(({ from, level }) => ({ from, level })),
    components: score.components.map((component) => componentView(component, asOfDay, language)),
    deltas: deltas(store, score),
    ...trustOf(reading, score),
    simplified: simplifiedOf(score.components),
    comparison: comparisonOn(store, profile, score.day),
  }
}

/** How far the score can be trusted: against its usual coverage, and against the sessions that have ended since. */
function trustOf(
  { store, profile, uncertainties, now }: LatestScoreQuery,
  score: StoredScore,
): Pick<LatestScore, 'partial' | 'uncertainty' | 'sessions_behind' | 'stale'> {
  const usual = usualCoverage(store, score)
  const isLess = score.coverage < usual - 0.01
  const behind = isReplay(profile) ? 0 : sessionsSince(score.day, now, profile)
  const uncertainty = isLess ? uncertainties.of(score, usual) : null
  return {
    partial: isFarBelow(score.coverage, usual),
    uncertainty: uncertainty === null ? null : rounded(uncertainty),
    sessions_behind: behind,
    stale: !isReplay(profile) && isStaleDay(score.day, now, profile),
  }
}

/** Over the components both have: a source that comes or goes moves no delta. */
function deltas(store: IndexStore, score: StoredScore): LatestScore['deltas'] {
  const { day } = score
  const since = (then: string) => {
    const [before] = store.closingScores(score.profile, addDays(then, 1), 1)
    const pair = before === undefined ? null : likeWithLike(before, score)
    return pair === null ? null : rounded(pair.after - pair.before)
  }
  return { day: since(addDays(day, -1)), week: since(addDays(day, -7)) }
}

function simplifiedOf(components: readonly StoredComponent[]): number | null {
  const scoreOf = (id: StoredComponent['id']) => components.find((one) => one.id === id)?.score ?? null
  const [volume, sentiment, performance] = [
    scoreOf('volume'),
    scoreOf('media_sentiment'),
    scoreOf('momentum'),
  ]
  if (volume === null || sentiment === null || performance === null) return null
  return rounded(simplified(volume, sentiment, performance))
}

/** Returns the published value of the session, or of the last earlier day that has one. */
function comparisonOn(store: IndexStore, profile: IndexProfile, day: CalendarDay): LatestScore['comparison'] {
  if (profile.comparison === null) return null
  const last = store.observations(profile.id, 'comparison', addDays(day, -7), day).at(-1)
  const { name, inverse } = profile.comparison
  return last === undefined ? null : { ...last, name, inverse }
}
