/** All normalisers by name. A profile names the one of each component. */
import { opinionBounds } from './bounds.ts'
import { minMax } from './min-max.ts'
import type { Normaliser } from './normaliser.ts'
import { ownHistory } from './own-history.ts'

export const NORMALISERS = {
  min_max: minMax,
  opinion_bounds: opinionBounds,
  own_history: ownHistory({ deviation: 'from_own_average', ceiling: 100 }),
  own_history_of_distance: ownHistory({ deviation: 'given', ceiling: 100 }),
  own_history_of_unrest: ownHistory({ deviation: 'given', ceiling: 50 }),
} as const satisfies Record<string, Normaliser>

export type NormaliserName = keyof typeof NORMALISERS
