/** The sign of a level: two chevrons down, one down, a bar, one up, two up. */
import type { ScoreLevel } from '../../shared/vocabulary.ts'
import { levelNumber } from './level.ts'

const PATHS: { readonly [L in ScoreLevel]: string } = {
  extreme_fear: 'M3 3l6 5 6-5M3 9l6 5 6-5',
  fear: 'M3 6l6 5 6-5',
  neutral: 'M3 9h12',
  greed: 'M3 12l6-5 6 5',
  extreme_greed: 'M3 9l6-5 6 5M3 15l6-5 6 5',
}

/** The sign of a level in the colour of the level. */
export function LevelSign({ level }: { readonly level: ScoreLevel }) {
  return (
    <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true" focusable="false">
      <path
        d={PATHS[level]}
        fill="none"
        stroke={`var(--level-${levelNumber(level)})`}
        strokeWidth="2.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
