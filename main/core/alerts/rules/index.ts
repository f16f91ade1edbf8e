/** Rules about an index: an extreme level, and a jump. Both end later than they begin, so that they do not flap. */
import type { AlertRules } from '../../../../shared/kinds/alerts.ts'
import { shownScore } from '../../../../shared/score.ts'
import { type Finding, finding, type Judgement } from '../finding.ts'
import type { IndexSignal } from '../signals.ts'

const DAY = 86_400_000

export const EXTREMES = ['extreme_fear', 'extreme_greed'] as const
export type Extreme = (typeof EXTREMES)[number]

/** Subject of an extreme: `casablanca/extreme_fear`. */
export function extremeSubject(profile: string, level: Extreme): string {
  return `${profile}/${level}`
}

/**
 * Whether one extreme holds: it begins when the last `confirm` readings are all inside it, and ends when as many
 * are all beyond the leaving bound. Fewer readings than that decide nothing.
 */
export function indexExtreme(
  index: IndexSignal,
  level: Extreme,
  rules: AlertRules,
  wasOpen: boolean,
): Judgement {
  const rule = rules.INDEX_EXTREME
  if (!rule.enabled) return null
  const last = index.readings.slice(-rule.confirm)
  const latest = last.at(-1)
  if (latest === undefined || last.length < rule.confirm) return 'keep'
  const fear = level === 'extreme_fear'
  const inside = (score: number) => (fear ? score < rule.fear_enters : score >= rule.greed_enters)
  const beyond = (score: number) => (fear ? score >= rule.fear_leaves : score <= rule.greed_leaves)
  const holds = wasOpen ? !last.every(({ score }) => beyond(score)) : last.every(({ score }) => inside(score))
  if (!holds) return null
  return extremeFinding(index, level, latest.score, fear ? rule.fear_enters : rule.greed_enters, rule.confirm)
}

function extremeFinding(
  index: IndexSignal,
  level: Extreme,
  score: number,
  bound: number,
  count: number,
): Finding {
  const params = { profile: index.name, level, score: shownScore(score), bound, count }
  return finding('INDEX_EXTREME', extremeSubject(index.profile, level), params)
}

/**
 * Whether the latest reading is far from another of the day before it: `points` to begin, below `leaves` to end.
 * Tells the reading that is farthest away.
 */
export function indexJump(index: IndexSignal, rules: AlertRules, wasOpen: boolean): Judgement {
  const rule = rules.INDEX_JUMP
  if (!rule.enabled) return null
  const latest = index.readings.at(-1)
  if (latest === undefined) return 'keep'
  const far = index.readings
    .filter(({ at }) => at >= latest.at - DAY)
    .reduce((a, b) => (distance(b.score, latest.score) > distance(a.score, latest.score) ? b : a), latest)
  if (distance(far.score, latest.score) < (wasOpen ? rule.leaves : rule.points)) return null
  const params = { profile: index.name, from: shownScore(far.score), to: shownScore(latest.score) }
  return finding('INDEX_JUMP', index.profile, params)
}

const distance = (a: number, b: number) => Math.abs(a - b)
