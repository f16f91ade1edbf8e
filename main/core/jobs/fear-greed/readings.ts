/** The readings of a profile as the rules about alerts look at them. */
import type { ProfileId } from '../../../../shared/kinds/fear-greed.ts'
import type { IndexSignal } from '../../alerts/signals.ts'
import { SHIPPED_PROFILES } from './profiles/index.ts'
import type { IndexStore } from './store.ts'

/** Calendar days of closes before the last two sessions: as many readings as a rule may ask to agree. */
const CLOSE_DAYS = 30
const DAY_MS = 86_400_000

/** Null while the profile has no score. */
export function indexSignal(
  store: Pick<IndexStore, 'latest' | 'readings'>,
  profile: ProfileId,
): IndexSignal | null {
  const latest = store.latest(profile)
  if (latest === null) return null
  const points = store.readings(profile, latest.asOf - CLOSE_DAYS * DAY_MS)
  const { levels } = SHIPPED_PROFILES[profile]
  const first = (level: string) => levels.find((one) => one.level === level)?.from ?? Number.NaN
  return {
    profile,
    name: `panel.profile.${profile}`,
    bounds: { fear: first('fear'), greed: first('extreme_greed') },
    readings: points.map(({ asOf, day, score }) => ({ at: asOf, day, score })),
  }
}
