import type { LevelPlan } from '../profile.ts'

/** Five levels from the first scores of the upper four. Bounds are whole numbers: `shownScore` relies on it. */
function levelsFrom(
  fear: number,
  neutral: number,
  greed: number,
  extremeGreed: number,
): readonly LevelPlan[] {
  return [
    { from: 0, level: 'extreme_fear', name: { en: 'Extreme fear', fr: 'Peur extrême' } },
    { from: fear, level: 'fear', name: { en: 'Fear', fr: 'Peur' } },
    { from: neutral, level: 'neutral', name: { en: 'Neutral', fr: 'Neutre' } },
    { from: greed, level: 'greed', name: { en: 'Greed', fr: 'Avidité' } },
    { from: extremeGreed, level: 'extreme_greed', name: { en: 'Extreme greed', fr: 'Avidité extrême' } },
  ]
}

/** The levels of the source system: 0-25-40-60-75-100. */
export const fiveLevels = levelsFrom(25, 40, 60, 75)

/** Where CNN's own level names begin. */
export const cnnLevels = levelsFrom(25, 45, 55, 75)

/** The first whole numbers of alternative.me's own level names. */
export const alternativeMeLevels = levelsFrom(26, 47, 55, 76)
