/** The place of levels and scores in the scale of colours. */
import { LEVEL_BOUNDS } from '../../shared/score.ts'
import type { Level } from '../../shared/vocabulary.ts'
import { LEVELS } from '../vocabulary.computed.ts'

/** From 1, extreme fear: the number in the names of its colours. */
export function levelNumber(level: Level): number {
  return LEVELS.indexOf(level) + 1
}

/** The level a score lies in, counted from 1: for a component, which has no level of its own. */
export function levelOfScore(score: number): number {
  const above = LEVEL_BOUNDS.findLastIndex((bound) => score >= bound)
  return Math.min(LEVELS.length, above + 1)
}
