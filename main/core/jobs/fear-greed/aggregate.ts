/** Combines the scores of the components to one score, without the missing ones. */
import type { ComponentId } from '../../../../shared/kinds/fear-greed.ts'
import type { ScoreLevel } from '../../../../shared/vocabulary.ts'
import type { LevelPlan } from './profile.ts'

/** Below this share of the weight, a score would be a guess. */
export const LEAST_COVERAGE = 0.5

/** A component as the input of the score. */
export interface WeighedComponent {
  readonly id: ComponentId
  /** Share of the profile's weight, 0 to 1; the shares of all components sum to 1. */
  readonly weight: number
  /** 0 to 100, null if missing. */
  readonly score: number | null
}

/** The score of the whole, 0 to 100, and how much of the weight it is made of. */
export interface Aggregate {
  /** Null if nothing is known at all. */
  readonly score: number | null
  /** Share of the weight that has data, 0 to 1. */
  readonly coverage: number
  /** Share of each component in this score: the weight divided by the coverage, 0 if missing. */
  readonly shares: ReadonlyMap<ComponentId, number>
}

/** Returns the weighted mean of the components that have a score; weights are rescaled to a sum of 1. */
export function aggregate(components: readonly WeighedComponent[]): Aggregate {
  const present = components.filter((component) => component.score !== null)
  const total = components.reduce((sum, { weight }) => sum + weight, 0)
  const covered = present.reduce((sum, { weight }) => sum + weight, 0)
  const shares = new Map(
    components.map(({ id, weight, score }) => [id, score === null ? 0 : weight / covered] as const),
  )
  const sum = present.reduce(
    (score, component) => score + (shares.get(component.id) ?? 0) * (component.score ?? 0),
    0,
  )
  return {
    score: present.length === 0 ? null : withoutDust(clamp(sum)),
    coverage: total === 0 ? 0 : withoutDust(covered / total),
    shares,
  }
}

/** Corrects rounding: a sum may be slightly below one half or a level's bound, and reaching it is enough. */
function withoutDust(sum: number): number {
  return Math.round(sum * 1e12) / 1e12
}

/** Limits to 0..100: rounding may leave a sum of shares slightly above. */
export function clamp(score: number): number {
  return Math.min(100, Math.max(0, score))
}

/** Returns the level of a score: the last one whose lower bound it reaches. */
export function levelOf(score: number, levels: readonly LevelPlan[]): ScoreLevel {
  return levels.findLast(({ from }) => score >= from)?.level ?? 'extreme_fear'
}
