/** All normalisers by name. A profile selects one for each component. */
import { opinionBounds } from './bounds.ts'
import { minMax } from './min-max.ts'
import type { Normaliser } from './normaliser.ts'
import { rankOfYears } from './rank-of-years.ts'
import { rankOfZ } from './rank-of-z.ts'

/** The method that turns a raw value into a score from 0 to 100, by name. */
export const NORMALISERS = {
  min_max: minMax,
  opinion_bounds: opinionBounds,
  rank_of_years: rankOfYears,
  rank_of_z: rankOfZ({ window: 125, onlyUnrest: false }),
  rank_of_z_in_unrest: rankOfZ({ window: 50, onlyUnrest: true }),
} as const satisfies Record<string, Normaliser>

/** A method of scoring that a profile can choose. */
export type NormaliserName = keyof typeof NORMALISERS
