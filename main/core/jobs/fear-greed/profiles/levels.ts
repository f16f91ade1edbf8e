import type { LevelPlan } from '../profile.ts'

/** The levels of the source system: 0-25-40-60-75-100, each lower bound included. */
export const fiveLevels: readonly LevelPlan[] = [
  { from: 0, level: 'extreme_fear', name: { en: 'Extreme fear', fr: 'Peur extrême' } },
  { from: 25, level: 'fear', name: { en: 'Fear', fr: 'Peur' } },
  { from: 40, level: 'neutral', name: { en: 'Neutral', fr: 'Neutre' } },
  { from: 60, level: 'greed', name: { en: 'Greed', fr: 'Avidité' } },
  { from: 75, level: 'extreme_greed', name: { en: 'Extreme greed', fr: 'Avidité extrême' } },
]
