import { aggregate } from '../../main/core/jobs/fear-greed/aggregate.ts'
import { recomputed } from '../../main/core/jobs/fear-greed/scoring.ts'
import type { StoredScore } from '../../main/core/jobs/fear-greed/store.ts'

/** Returns the score from its stored inputs. Equal to the stored one unless a formula has changed. */
export function recomputeScore(kept: Pick<StoredScore, 'components'>): number | null {
  const weighed = kept.components.map(({ id, weight, formula, normaliser, inputs, scale }) => {
    const known = inputs !== null && scale !== null
    return { id, weight, score: known ? recomputed({ formula, normaliser }, inputs, scale).score : null }
  })
  return aggregate(weighed).score
}
