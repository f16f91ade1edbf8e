/** The shipped profiles by name. */
import type { FearGreedSettings, ProfileId } from '../../../../../shared/kinds/fear-greed.ts'
import { unusable } from '../../../../../shared/unusable-path.ts'
import type { IndexProfile } from '../profile.ts'
import { bitcoin } from './bitcoin.ts'
import { casablanca } from './casablanca.ts'
import { sample } from './sample.ts'
import { us } from './us.ts'

/** The profile of each market, as Vigie ships it. */
export const SHIPPED_PROFILES: { readonly [P in ProfileId]: IndexProfile } = {
  sample,
  casablanca,
  us,
  bitcoin,
}

type Owned = Pick<FearGreedSettings, 'weights' | 'sources'>

/**
 * Returns a profile with the owner's changes: weights, and series read from the owner's files.
 * @throws VigieError invalid_input if no component has a weight
 */
export function profileFor(id: ProfileId, settings: Owned): IndexProfile {
  const shipped = SHIPPED_PROFILES[id]
  const components = shipped.components
    .map((plan) => ({ ...plan, weight: settings.weights[plan.id] ?? plan.weight }))
    .filter((plan) => plan.weight > 0)
  if (components.length === 0) throw unusable('weights', 'no_weight', { profile: id })
  const own = { ways: [{ source: 'csv', symbol: '' }] } as const
  const series = {
    ...shipped.series,
    ...(settings.sources.market === undefined ? {} : { market: own }),
    ...(settings.sources.bonds === undefined ? {} : { bonds: own }),
  }
  return { ...shipped, components, series }
}
