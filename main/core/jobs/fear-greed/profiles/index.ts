/** The shipped profiles by name. */
import type { FearGreedSettings, OwnFeed, ProfileId } from '../../../../../shared/kinds/fear-greed.ts'
import { unusable } from '../../../../../shared/unusable-path.ts'
import type { IndexProfile, PressPlan } from '../profile.ts'
import { isReplay } from '../replay.ts'
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

type OwnerChoices = Pick<FearGreedSettings, 'weights' | 'sources' | 'feeds'>

/**
 * Returns a profile with the owner's changes: weights, feeds, and series read from the owner's files.
 * @throws VigieError invalid_input if no component has a weight
 */
export function profileFor(id: ProfileId, settings: OwnerChoices): IndexProfile {
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
  return { ...shipped, components, series, press: pressOf(shipped, components, settings.feeds) }
}

/**
 * The feeds that are read: those of the profile if media sentiment has a weight, and the owner's own in any case. The press
 * of today says nothing about a session of the past, so a replay reads none.
 */
function pressOf(
  shipped: IndexProfile,
  components: IndexProfile['components'],
  feeds: readonly OwnFeed[],
): PressPlan[] {
  if (isReplay(shipped)) return []
  const counts = components.some(({ id }) => id === 'media_sentiment')
  return [...(counts ? shipped.press : []), ...feeds.map(ownPress)]
}

function ownPress({ name, feed_url, page_url, language }: OwnFeed): PressPlan {
  return { id: name, name, language, feedUrl: feed_url, pageUrl: page_url === '' ? null : page_url }
}
