/** The position of levels and scores on the colour scale. */
import type { LatestScore } from '../../shared/contract/index-scores.ts'
import type { ScoreLevel } from '../../shared/vocabulary.ts'
import { LEVELS } from '../vocabulary.computed.ts'

/** The levels of a profile, ascending by their lowest score. */
export type LevelBounds = readonly LatestScore['levels'][number][]

/** Counted from 1, extreme fear: the number in the names of its colours. */
export function levelNumber(level: ScoreLevel): number {
  return LEVELS.indexOf(level) + 1
}

/** Returns the profile's level of a score, counted from 1, for a component, which has no level of its own. */
export function levelOfScore(score: number, levels: LevelBounds): number {
  return Math.max(1, levels.findLastIndex(({ from }) => score >= from) + 1)
}
