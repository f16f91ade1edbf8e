/** How far a score with less data than usual may differ from a whole one, measured on the whole scores of its own past. */
import type { ProfileId } from '../../../../shared/kinds/fear-greed.ts'
import { scoreOver } from './coverage.ts'
import type { IndexStore, StoredScore } from './store.ts'

/** Whole scores that the uncertainty is measured on, and how many it needs. */
const MEASURED_SCORES = 250
const FEWEST_SCORES = 20
/** Share of the past distances that the uncertainty covers. */
const COVERED_SHARE = 0.9

/** The uncertainty of the latest scores: measured once a score, as panel and tray read it often. */
export interface Uncertainties {
  /** As of `uncertaintyOf`. */
  readonly of: (score: StoredScore, usual: number) => number | null
  /** Measures anew at the next question: the past of the profile has changed. */
  readonly forget: (profile: ProfileId) => void
}

/** One measured value a profile is remembered. */
export function createUncertainties(store: Pick<IndexStore, 'closingScores'>): Uncertainties {
  const known = new Map<ProfileId, { readonly key: string; readonly points: number | null }>()
  return {
    of: (score, usual) => {
      const key = `${score.asOf} ${score.computedAt} ${usual}`
      const before = known.get(score.profile)
      if (before?.key === key) return before.points
      const points = uncertaintyOf(store, score, usual)
      known.set(score.profile, { key, points })
      return points
    },
    forget: (profile) => void known.delete(profile),
  }
}

/**
 * How far the score may lie from that of the usual coverage, in points: nine tenths of the past whole scores lay nearer
 * to what the components of this one alone made of them. Null if too few whole scores are known.
 */
function uncertaintyOf(
  store: Pick<IndexStore, 'closingScores'>,
  score: StoredScore,
  usual: number,
): number | null {
  const present = new Set(score.components.filter((one) => one.score !== null).map(({ id }) => id))
  const wholes = store
    .closingScores(score.profile, score.day, MEASURED_SCORES)
    .filter(({ coverage }) => coverage > usual - 0.01)
  const distances = wholes.flatMap((whole) => {
    const partial = scoreOver(whole, present)
    return partial === null ? [] : [Math.abs(partial.score - whole.score)]
  })
  if (distances.length < FEWEST_SCORES) return null
  return distances.sort((a, b) => a - b)[Math.ceil(COVERED_SHARE * distances.length) - 1] ?? null
}
