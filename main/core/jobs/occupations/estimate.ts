/** Estimates what a record costs, and what is reserved for a call, before anything is spent. */
import type { OccupationsSettings } from '../../../../shared/kinds/occupations.ts'
import type { CallOrder } from './call.ts'
import { costOf } from './cost.ts'
import type { CostLedger, TokenUsage } from './ledger.ts'
import type { Prompt } from './ports.ts'
import { type Effort, type Pricing, pricingOf, shapeOf, thinkingOf } from './pricing.ts'

/** Tokens of an average answer, used until one was measured: about 1,100 words of French with its JSON. */
const ASSUMED_OUTPUT = 2200
/** Tokens of thinking before an answer of this size, assumed until one was measured. */
const ASSUMED_THINKING: Readonly<Record<Effort, number>> = {
  low: 500,
  medium: 1500,
  high: 4000,
  xhigh: 8000,
  max: 16_000,
}
/** Characters per token in French prose and JSON. */
const CHARACTERS_A_TOKEN = 3.2
/** The most tokens that a text of this many characters has, for a reservation. */
const FEWEST_CHARACTERS_A_TOKEN = 2
/** Tokens that the form of the answer adds to a request, at most. */
const FORM_TOKENS = 2000

/** The cost of a record, and the basis of the estimate. */
export interface CostEstimate {
  /** Millionths of a dollar. */
  readonly perRecord: number
  readonly basis: 'measured' | 'assumed'
  readonly pricing: Pricing
}

/**
 * Returns the cost of one record: the mean cost of the last records with this model and way of thinking, otherwise an
 * estimate from the prompt size.
 */
export function estimate(
  settings: OccupationsSettings,
  store: Pick<CostLedger, 'measured'>,
  sample: Prompt,
): CostEstimate {
  const batch = settings.mode === 'batch'
  const pricing = pricingOf(settings)
  const measured = store.measured(settings.model, shapeOf(settings))
  if (measured !== null) {
    const { perRecord } = measured
    return { perRecord: Math.round(batch ? perRecord / 2 : perRecord), basis: 'measured', pricing }
  }
  const usage = usageOf(
    sample.system.length + sample.user.length,
    CHARACTERS_A_TOKEN,
    assumedOutput(settings),
  )
  return { perRecord: costOf(usage, pricing.prices, batch), basis: 'assumed', pricing }
}

function assumedOutput(settings: OccupationsSettings): number {
  const { type, effort } = thinkingOf(settings)
  const thinking = type === 'adaptive' && effort !== null ? ASSUMED_THINKING[effort] : 0
  return Math.min(ASSUMED_OUTPUT + thinking, settings.max_tokens)
}

function usageOf(characters: number, perToken: number, output: number): TokenUsage {
  return { input: Math.ceil(characters / perToken), output, cacheRead: 0, cacheWrite: 0 }
}

/**
 * Returns what is reserved for a call: what the dearest of the last calls cost, so that a lost answer is hardly ever
 * counted too low; before the first, the most that the request can cost.
 */
function reservedFor(
  settings: OccupationsSettings,
  store: Pick<CostLedger, 'measured'>,
  prompt: Prompt,
  batch: boolean,
): number {
  const { prices } = pricingOf(settings)
  const measured = store.measured(settings.model, shapeOf(settings))
  if (measured !== null) return Math.ceil(batch ? measured.highest / 2 : measured.highest)
  const characters = prompt.system.length + prompt.user.length
  const { input, output } = usageOf(characters, FEWEST_CHARACTERS_A_TOKEN, settings.max_tokens)
  const usage = { input: 0, output, cacheRead: 0, cacheWrite: input + FORM_TOKENS }
  return costOf(usage, prices, batch)
}

/** Returns what the books say of a call before it is sent, as a single message or in a batch. */
export function orderOf(
  settings: OccupationsSettings,
  store: Pick<CostLedger, 'measured'>,
  prompt: Prompt,
  about: Pick<CallOrder, 'code' | 'runId'>,
  batch: boolean,
): CallOrder {
  return {
    ...about,
    model: settings.model,
    shape: shapeOf(settings),
    prices: pricingOf(settings).prices,
    amount: reservedFor(settings, store, prompt, batch),
  }
}
