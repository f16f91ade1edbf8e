/** The components of one session, and the past of one component, in the form of the contract. */
import type { InferContractRouterOutputs } from '@orpc/contract'
import type { indexContract } from '../../../shared/contract/index-scores.ts'
import type { ComponentId } from '../../../shared/kinds/fear-greed.ts'
import type { Unlocalized } from '../../../shared/localized.ts'
import { toInstant } from '../../../shared/time/instant.ts'
import { unusable } from '../../../shared/unusable-path.ts'
import type { Language } from '../../../shared/vocabulary.ts'
import { unitOf } from '../jobs/fear-greed/components/index.ts'
import type { IndexProfile } from '../jobs/fear-greed/profile.ts'
import { marketDay } from '../jobs/fear-greed/session-time.ts'
import type { StoredScore } from '../jobs/fear-greed/store.ts'
import { componentView, rounded } from './index-scores-views.ts'

/** What the procedures of `index` answer. */
export type IndexOutputs = InferContractRouterOutputs<typeof indexContract>

/** Returns the components of a stored score. */
export function componentsOn(
  profile: IndexProfile,
  { asOf, components }: Pick<StoredScore, 'asOf' | 'components'>,
  language: Language,
): Unlocalized<IndexOutputs['components']> {
  const day = marketDay(asOf, profile)
  return {
    profile: profile.id,
    as_of: toInstant(asOf, profile.zone),
    components: components.map((component) => componentView(component, day, language)),
  }
}

/**
 * Returns one component through the sessions, oldest first, and how it is made.
 * @param scores newest first
 * @throws VigieError invalid_input if the profile has no such component
 */
export function componentPast(
  profile: IndexProfile,
  name: ComponentId,
  scores: readonly StoredScore[],
): Unlocalized<IndexOutputs['component']> {
  const plan = profile.components.find(({ id }) => id === name)
  if (plan === undefined) throw unusable('name', 'no_component', { profile: profile.id })
  const points = scores.flatMap(({ day, components }) => {
    const found = components.find(({ id }) => id === name)
    return found === undefined
      ? []
      : [{ day, score: found.score === null ? null : rounded(found.score), raw: found.raw }]
  })
  const newest = scores[0]?.components.find(({ id }) => id === name)
  return {
    profile: profile.id,
    name,
    label: { messageKey: `index.component.${name}` },
    formula: { messageKey: `index.formula.${plan.formula}` },
    scoring: { messageKey: `index.scoring.${plan.normaliser}` },
    unit: unitOf(plan.formula),
    inputs: newest?.inputs ?? null,
    scale: newest?.scale ?? null,
    points: points.reverse(),
  }
}
