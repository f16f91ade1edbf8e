import type { LevelPlan } from '../profile.ts'

/** Returns five levels from the lowest scores of the upper four. `shownScore` relies on whole numbers. */
function levelsFrom(
  fear: number,
  neutral: number,
  greed: number,
  extremeGreed: number,
): readonly LevelPlan[] {
  return [
    { from: 0, level: 'extreme_fear' },
    { from: fear, level: 'fear' },
    { from: neutral, level: 'neutral' },
    { from: greed, level: 'greed' },
    { from: extremeGreed, level: 'extreme_greed' },
  ]
}

/** The levels of the source system: 0-25-40-60-75-100. */
export const fiveLevels = levelsFrom(25, 40, 60, 75)

/** The bounds of CNN's own levels. */
export const cnnLevels = levelsFrom(25, 45, 55, 75)

/** The first whole numbers of alternative.me's own levels. */
export const alternativeMeLevels = levelsFrom(26, 47, 55, 76)
