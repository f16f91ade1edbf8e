/** The readings of a profile as the alert rules use them. */

import type { ProfileId } from '../../../../shared/kinds/fear-greed.ts'
import { DAY_MS } from '../../../../shared/time/units.ts'
import type { IndexReading, IndexSignal } from '../../alerts/signals.ts'
import { isFarBelow, likeWithLike, usualCoverage } from './coverage.ts'
import { isStaleDay } from './exchange-days.ts'
import type { IndexProfile } from './profile.ts'
import { SHIPPED_PROFILES } from './profiles/index.ts'
import { isReplay } from './replay.ts'
import type { IndexStore, StoredScore } from './store.ts'

/** Calendar days of closes before the last two sessions: enough for the most readings a rule may require. */
const CLOSE_DAYS = 30

/** Null while the profile has no score. */
export function indexSignal(
  store: Pick<IndexStore, 'latest' | 'readings' | 'history' | 'closingOn'>,
  id: ProfileId,
): IndexSignal | null {
  const latest = store.latest(id)
  if (latest === null) return null
  const profile = SHIPPED_PROFILES[id]
  const usual = usualCoverage(store, latest)
  const scores = store.readings(id, latest.asOf - CLOSE_DAYS * DAY_MS)
  const first = (level: string) => profile.levels.find((one) => one.level === level)?.from ?? Number.NaN
  return {
    profile: id,
    name: { messageKey: `panel.profile.${id}` },
    bounds: { fear: first('fear'), greed: first('extreme_greed') },
    readings: scores.map((score) => readingOf(profile, score, latest, usual)),
  }
}

function readingOf(
  profile: IndexProfile,
  score: StoredScore,
  latest: StoredScore,
  usual: number,
): IndexReading {
  const { asOf, day, coverage } = score
  const isStale = !isReplay(profile) && isStaleDay(day, asOf, profile)
  return {
    at: asOf,
    day,
    score: score.score,
    isWhole: !isFarBelow(coverage, usual) && !isStale,
    toLatest: isStale ? null : likeWithLike(score, latest),
  }
}
