/** Rules about an index: an extreme level, and a jump. Both use a hysteresis to avoid flapping. */
import type { AlertRules } from '../../../../shared/kinds/alerts.ts'
import { shownScore } from '../../../../shared/score.ts'
import { type AlertFinding, finding, type RuleOutcome } from '../finding.ts'
import type { IndexReading, IndexSignal } from '../signals.ts'

export const EXTREMES = ['extreme_fear', 'extreme_greed'] as const
export type Extreme = (typeof EXTREMES)[number]

/** The bounds of the source system's extreme levels: the thresholds of the rule are on this scale. */
const USUAL_BOUNDS = { fear: 25, greed: 75 } as const

/** Subject of an extreme: `casablanca/extreme_fear`. */
export function extremeSubject(profile: string, level: Extreme): string {
  return `${profile}/${level}`
}

/** The scores at which an extreme begins and ends for one profile, and its direction. */
interface Bounds {
  readonly enters: number
  readonly leaves: number
  readonly isInside: (score: number) => boolean
  readonly isBeyond: (score: number) => boolean
}

function boundsOf({ bounds }: IndexSignal, level: Extreme, rule: AlertRules['INDEX_EXTREME']): Bounds {
  if (level === 'extreme_fear') {
    const shift = bounds.fear - USUAL_BOUNDS.fear
    const [enters, leaves] = [rule.fear_enters + shift, rule.fear_leaves + shift]
    return { enters, leaves, isInside: (score) => score < enters, isBeyond: (score) => score >= leaves }
  }
  const shift = bounds.greed - USUAL_BOUNDS.greed
  const [enters, leaves] = [rule.greed_enters + shift, rule.greed_leaves + shift]
  return { enters, leaves, isInside: (score) => score >= enters, isBeyond: (score) => score <= leaves }
}

/**
 * Whether one extreme holds: it begins when the last `confirm` readings are all inside it, and ends when as many
 * are all beyond the leaving bound. Fewer readings than that decide nothing, and partial ones do not count.
 */
export function indexExtreme(
  index: IndexSignal,
  level: Extreme,
  rules: AlertRules,
  wasOpen: boolean,
): RuleOutcome {
  const rule = rules.INDEX_EXTREME
  if (!rule.enabled) return null
  const last = index.readings.filter(({ isWhole }) => isWhole).slice(-rule.confirm)
  const latest = last.at(-1)
  if (latest === undefined || last.length < rule.confirm) return 'keep'
  const bounds = boundsOf(index, level, rule)
  const isInside = last.every(({ score }) => bounds.isInside(score))
  if (!isInside && (!wasOpen || last.every(({ score }) => bounds.isBeyond(score)))) return null
  return extremeFinding(index, level, latest.score, bounds, { count: rule.confirm, isInside })
}

/** An alert that is kept until it ends says so: its last readings are not all extreme. */
function extremeFinding(
  { name, profile }: IndexSignal,
  level: Extreme,
  score: number,
  { enters, leaves }: Bounds,
  { count, isInside }: { readonly count: number; readonly isInside: boolean },
): AlertFinding {
  const held = isInside ? 'no' : 'yes'
  const params = { profile: name, level, score: shownScore(score), bound: enters, leaves, count, held }
  return finding('INDEX_EXTREME', extremeSubject(profile, level), params)
}

/**
 * Whether the latest reading is far from another of its session, or from the close of the session before, over the
 * components both have: `points` to begin, below `leaves` to end. Tells the reading that is farthest away.
 */
export function indexJump(index: IndexSignal, rules: AlertRules, wasOpen: boolean): RuleOutcome {
  const rule = rules.INDEX_JUMP
  if (!rule.enabled) return null
  const latest = index.readings.at(-1)
  if (latest?.toLatest === undefined || latest.toLatest === null) return 'keep'
  const far = sinceLastClose(index.readings, latest)
    .map(({ toLatest }) => toLatest)
    .filter((pair) => pair !== null)
    .reduce((a, b) => (distance(b) > distance(a) ? b : a), latest.toLatest)
  if (distance(far) < (wasOpen ? rule.leaves : rule.points)) return null
  const over = shownScore(far.after) === shownScore(latest.score) ? 'all' : 'common'
  const params = { profile: index.name, from: shownScore(far.before), to: shownScore(far.after), over }
  return finding('INDEX_JUMP', index.profile, params)
}

/** Returns the readings of the latest session, preceded by the last one of the session before. */
function sinceLastClose(readings: readonly IndexReading[], latest: IndexReading): readonly IndexReading[] {
  const first = readings.findIndex(({ day }) => day === latest.day)
  return readings.slice(Math.max(0, first - 1))
}

const distance = ({ before, after }: { readonly before: number; readonly after: number }) =>
  Math.abs(after - before)
