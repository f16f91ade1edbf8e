/** Which prices a call is counted at, and how a model is asked to think. */
import type { ModelPrices, OccupationsSettings } from '../../../../shared/kinds/occupations.ts'
import { CLAUDE_MODELS, type ClaudeModel, knownModel } from './models.ts'

/** The prices of a model, US dollars per million tokens, and where they are from. */
export interface Pricing {
  readonly prices: ModelPrices
  /** `own`: from the settings. `none`: no price is known, so the dearest known model's prices are counted. */
  readonly basis: 'own' | 'published' | 'none'
  /** The day the published prices were read. */
  readonly asOf: string | null
}

type PricedSettings = Pick<OccupationsSettings, 'model' | 'prices'>

/** What earlier versions stored as the default, half as much again as the real prices. */
const EARLIER_DEFAULT: ModelPrices = { input: 3, output: 15, cache_read: 0.3, cache_write: 3.75 }

/** Returns the prices of the model: the owner's if they are for this model, otherwise the published ones. */
export function pricingOf({ model, prices: own }: PricedSettings): Pricing {
  if (own !== null && (own.model ?? model) === model && !isEarlierDefault(own)) {
    const { model: _of, ...prices } = own
    return { prices, basis: 'own', asOf: null }
  }
  const known = knownModel(model)
  if (known !== null) return { prices: known.prices, basis: 'published', asOf: known.asOf }
  return { prices: dearest().prices, basis: 'none', asOf: null }
}

function isEarlierDefault(own: NonNullable<PricedSettings['prices']>): boolean {
  const names = Object.keys(EARLIER_DEFAULT) as (keyof ModelPrices)[]
  return own.model === undefined && names.every((name) => own[name] === EARLIER_DEFAULT[name])
}

const dearest = (): ClaudeModel =>
  CLAUDE_MODELS.reduce((most, model) => (model.prices.output > most.prices.output ? model : most))

/** How much effort an answer takes, least first. */
export type Effort = OccupationsSettings['effort']

/** What a request says about thinking; null if the model knows no such setting. */
export interface Thinking {
  readonly type: 'adaptive' | 'between_tools' | 'disabled'
  readonly effort: Effort | null
}

type ThinkingSettings = Pick<OccupationsSettings, 'model' | 'thinking' | 'effort'>

/**
 * Returns what a request says. A model that always thinks does so although the settings say off; without thinking, the
 * highest effort that a model accepts is `high`. A model that is not known is asked as the newest ones are.
 */
export function thinkingOf({ model, thinking, effort }: ThinkingSettings): Thinking {
  const known = knownModel(model)
  const off = known === null ? 'between_tools' : known.off
  const canThink = known?.adaptive ?? true
  const type = off !== null && (thinking === 'off' || !canThink) ? off : 'adaptive'
  if (known?.effort === false) return { type, effort: null }
  const tooHigh = type !== 'adaptive' && (effort === 'xhigh' || effort === 'max')
  return { type, effort: tooHigh ? 'high' : effort }
}

/** Returns the name under which calls that think alike are measured together, for example `adaptive/medium`. */
export function shapeOf(settings: ThinkingSettings): string {
  const { type, effort } = thinkingOf(settings)
  return `${type === 'adaptive' ? 'adaptive' : 'off'}/${effort ?? 'none'}`
}
