/** Where the five levels begin, and their place in the scale of colours. */
import type { Level } from '../../shared/vocabulary.ts'
import { LEVELS } from '../vocabulary.computed.ts'

/** Lower bounds of the levels, and the end of the last. */
export const LEVEL_BOUNDS = [0, 25, 40, 60, 75, 100] as const

/** From 1, extreme fear: the number in the names of its colours. */
export function levelNumber(level: Level): number {
  return LEVELS.indexOf(level) + 1
}

/** The level a score lies in, counted from 1: for a component, which has no level of its own. */
export function levelOfScore(score: number): number {
  const above = LEVEL_BOUNDS.findLastIndex((bound) => score >= bound)
  return Math.min(LEVELS.length, above + 1)
}
