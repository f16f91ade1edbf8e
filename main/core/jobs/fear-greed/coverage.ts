/**
 * Scores of different coverage are different things: 4.7 over four components says nothing beside 37.7 over seven.
 * This file decides what may be compared with what, and how far a partial score may differ from a whole one.
 */

import type { ComponentId } from '../../../../shared/kinds/fear-greed.ts'
import { addDays } from '../../../../shared/time/calendar-day.ts'
import { DAY_MS } from '../../../../shared/time/units.ts'
import type { ScoreLevel } from '../../../../shared/vocabulary.ts'
import { aggregate, LEAST_COVERAGE, levelOf } from './aggregate.ts'
import type { IndexProfile } from './profile.ts'
import type { IndexStore, StoredComponent, StoredScore } from './store.ts'

/** A score with less than this share of its usual coverage is partial: it raises no extreme. */
const MOST_OF_IT = 0.8
/** Calendar days in which the usual coverage is looked for. */
const USUAL_DAYS = 30

type Components = Pick<StoredScore, 'components'>

/** Whether a coverage lacks more than a fifth of another. */
export function isFarBelow(coverage: number, usual: number): boolean {
  return coverage < MOST_OF_IT * usual
}

/** The coverage a score would have if every source had answered, 0 to 1. */
export function attainableCoverage({ components }: Components): number {
  const attainable = components.filter(
    ({ score, reason }) => score !== null || reason?.code === 'source_failed' || reason?.code === 'stale',
  )
  return attainable.reduce((sum, { weight }) => sum + weight, 0)
}

/**
 * The highest coverage of the last 30 days. What failed sources would add counts too, until Vigie has run for so long
 * without them: then an index that never had them is whole in its own right.
 */
export function usualCoverage(store: Pick<IndexStore, 'history' | 'closingOn'>, score: StoredScore): number {
  const since = addDays(score.day, -USUAL_DAYS)
  const known = store.history(score.profile, since, score.day).map(({ coverage }) => coverage)
  const isSettled = store.closingOn(score.profile, since)?.origin === 'run'
  return Math.max(score.coverage, ...known, isSettled ? 0 : attainableCoverage(score))
}

/** The level of a score; an extreme counts only if `isKnown` says that the whole index has shown it. */
export function cautiousLevel(
  score: number,
  levels: IndexProfile['levels'],
  isKnown: (level: ScoreLevel) => boolean,
): ScoreLevel {
  const level = levelOf(score, levels)
  if (isKnown(level)) return level
  if (level === 'extreme_fear') return 'fear'
  return level === 'extreme_greed' ? 'greed' : level
}

/**
 * The level of a reading among what is stored: a partial score is in an extreme only if the last whole reading was.
 */
export function levelOfReading(
  store: Pick<IndexStore, 'history' | 'closingOn' | 'readings'>,
  { levels }: Pick<IndexProfile, 'levels'>,
  score: StoredScore,
): ScoreLevel {
  const usual = usualCoverage(store, score)
  if (!isFarBelow(score.coverage, usual)) return levelOf(score.score, levels)
  const since = score.asOf - USUAL_DAYS * DAY_MS
  const whole = store
    .readings(score.profile, since)
    .findLast(({ asOf, coverage }) => asOf < score.asOf && !isFarBelow(coverage, usual))
  return cautiousLevel(score.score, levels, (level) => whole?.level === level)
}

/** Two scores over the components that both have, each weighed alike. */
export interface LikeScores {
  readonly before: number
  readonly after: number
}

/** Null if the components they share are less than half of the weight. */
export function likeWithLike(earlier: Components, later: Components): LikeScores | null {
  const shared = new Set(
    later.components.filter((one) => isComparable(earlier, one)).map(({ id }) => id as ComponentId),
  )
  const [before, after] = [scoreOver(earlier, shared), scoreOver(later, shared)]
  if (before === null || after === null || after.coverage < LEAST_COVERAGE) return null
  return { before: before.score, after: after.score }
}

/** Whether another score has the component too, made in the same way. */
function isComparable(
  { components }: Components,
  { id, formula, normaliser, score, inputs }: StoredComponent,
): boolean {
  return components.some(
    (one) =>
      one.id === id &&
      one.score !== null &&
      score !== null &&
      one.formula === formula &&
      one.normaliser === normaliser &&
      isOwn(one.inputs) === isOwn(inputs),
  )
}

/** Breadth of Vigie's own counts (`own`) agrees with CNN's by r 0.8 only: the two are different things. */
const isOwn = (inputs: StoredComponent['inputs']) => inputs !== null && 'own' in inputs

/** The score over some of the components, and their share of the weight; null if none has one. */
export function scoreOver({ components }: Components, shared: ReadonlySet<ComponentId>) {
  const weighed = components.map(({ id, weight, score }) => ({
    id,
    weight,
    score: shared.has(id) ? score : null,
  }))
  const { score, coverage } = aggregate(weighed)
  return score === null ? null : { score, coverage }
}
