/** The rule about an index in an extreme level. It ends later than it begins, so that it does not flap. */
import type { AlertRules } from '../../../../shared/kinds/alerts.ts'
import { shownScore } from '../../../../shared/score.ts'
import type { FindingParams } from '../finding.ts'
import type { IndexSignal } from '../signals.ts'
import { type SubjectOutcome, subjectRule } from './rule.ts'

const EXTREMES = ['extreme_fear', 'extreme_greed'] as const
type Extreme = (typeof EXTREMES)[number]

/** The bounds of the source system's extreme levels: the thresholds of the rule are on this scale. */
const USUAL_BOUNDS = { fear: 25, greed: 75 } as const

/** Each extreme is its own subject: `casablanca/extreme_fear`. */
export const indexExtreme = subjectRule({
  type: 'INDEX_EXTREME',
  priority: 'HIGH',
  sortOrder: 220,
  view: 'now',
  title: ({ params }, { say }) => {
    // An extreme that is held until it ends says so: its score is outside of it.
    const key = isHeld(params) ? 'alert.index.held_title' : 'alert.title.INDEX_EXTREME'
    return say(key, { level_name: say(`level.${levelOf(params)}`) })
  },
  message: ({ params }, { say }) => say(`alert.index.${levelOf(params)}${isHeld(params) ? '_held' : ''}`),
  subjects: ({ indexes }) => indexes.flatMap((index) => EXTREMES.map((level) => ({ index, level }))),
  subjectOf: ({ index, level }) => `${index.profile}/${level}`,
  judge: ({ index, level }, rule, { wasOpen }) => extremeOutcome(index, level, rule, wasOpen),
})

const levelOf = (params: FindingParams) => params.level as Extreme
const isHeld = (params: FindingParams) => params.held === 'yes'

/** The scores at which an extreme begins and ends for one profile, and its direction. */
interface ExtremeBounds {
  readonly enters: number
  readonly leaves: number
  readonly isInside: (score: number) => boolean
  readonly isBeyond: (score: number) => boolean
}

function boundsOf({ bounds }: IndexSignal, level: Extreme, rule: AlertRules['INDEX_EXTREME']): ExtremeBounds {
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
function extremeOutcome(
  index: IndexSignal,
  level: Extreme,
  rule: AlertRules['INDEX_EXTREME'],
  wasOpen: () => boolean,
): SubjectOutcome {
  const last = index.readings.filter(({ isWhole }) => isWhole).slice(-rule.confirm)
  const latest = last.at(-1)
  if (latest === undefined || last.length < rule.confirm) return 'keep'
  const { enters, leaves, isInside, isBeyond } = boundsOf(index, level, rule)
  const inside = last.every(({ score }) => isInside(score))
  if (!inside && (!wasOpen() || last.every(({ score }) => isBeyond(score)))) return null
  return {
    profile: index.name,
    level,
    score: shownScore(latest.score),
    bound: enters,
    leaves,
    count: rule.confirm,
    // An alert that is held until it ends says so: its last readings are not all in the extreme.
    held: inside ? 'no' : 'yes',
  }
}
