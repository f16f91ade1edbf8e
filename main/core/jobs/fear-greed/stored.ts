/** Converts scores to their stored form. */
import { attainableCoverage, cautiousLevel, isFarBelow } from './coverage.ts'
import { isMissing } from './missing.ts'
import type { IndexProfile } from './profile.ts'
import type { ScoredComponent, SessionScore } from './scoring.ts'
import type { StoredComponent, StoredScore } from './store.ts'

type StoredOrigin = Pick<StoredScore, 'asOf' | 'computedAt' | 'runId' | 'origin'>

/** Returns a session's score for the store; null if there is none. */
export function stored(
  profile: IndexProfile,
  session: SessionScore,
  origin: StoredOrigin,
): StoredScore | null {
  const { score, coverage, day } = session
  if (score === null) return null
  const components = session.components.map(storedComponent)
  const isWhole = !isFarBelow(coverage, attainableCoverage({ components }))
  const level = cautiousLevel(score, profile.levels, () => isWhole)
  return { ...origin, profile: profile.id, day, score, coverage, level, components }
}

const ABSENT = { score: null, raw: null, day: null, inputs: null, scale: null } as const

function storedComponent({ plan, weight, share, found }: ScoredComponent): StoredComponent {
  const { id, formula, normaliser } = plan
  const common = { id, formula, normaliser, weight, share }
  return isMissing(found)
    ? { ...common, ...ABSENT, reason: found.missing }
    : { ...common, ...found, reason: null }
}
