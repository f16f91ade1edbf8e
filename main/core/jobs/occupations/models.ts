/**
 * The models of Claude: their prices, with the day they were read and their source, and what a request to each may say.
 * Prices are for prompts of at most 100,000 tokens, which every record is far below.
 */
import type { ModelPrices } from '../../../../shared/kinds/occupations.ts'

/** Where the prices were read. */
export const PRICE_SOURCE = 'https://platform.claude.com/docs/en/about-claude/pricing'

/** A model, its prices in US dollars per million tokens, and how its thinking is set. */
export interface ClaudeModel {
  readonly id: string
  readonly prices: ModelPrices
  /** The day the prices were read, `YYYY-MM-DD`. */
  readonly asOf: string
  /** How thinking before the answer is turned off; null if this model always thinks. */
  readonly off: 'between_tools' | 'disabled' | null
  /** Whether it decides by itself how much to think. */
  readonly adaptive: boolean
  /** Whether a request can say how much effort to take. */
  readonly effort: boolean
}

const prices = (input: number, output: number, cache_read: number, cache_write: number): ModelPrices => ({
  input,
  output,
  cache_read,
  cache_write,
})

const CURRENT = { asOf: '2026-10-24', adaptive: true, effort: true } as const

/** The models with known prices, cheapest first. */
export const CLAUDE_MODELS: readonly ClaudeModel[] = [
  { ...CURRENT, id: 'claude-haiku-5-5', prices: prices(0.1, 0.5, 0.01, 0.125), off: null },
  {
    ...CURRENT,
    id: 'claude-haiku-4-5',
    prices: prices(1, 5, 0.1, 1.25),
    off: 'disabled',
    adaptive: false,
    effort: false,
  },
  { ...CURRENT, id: 'claude-sonnet-5-5', prices: prices(2, 10, 0.1, 2.5), off: 'between_tools' },
  { ...CURRENT, id: 'claude-sonnet-5', prices: prices(2, 10, 0.2, 2.5), off: 'disabled' },
  { ...CURRENT, id: 'claude-sonnet-4-6', prices: prices(3, 15, 0.3, 3.75), off: 'disabled' },
  { ...CURRENT, id: 'claude-opus-5-5', prices: prices(4, 20, 0.2, 5), off: null },
  { ...CURRENT, id: 'claude-opus-5', prices: prices(5, 25, 0.5, 6.25), off: 'disabled' },
  { ...CURRENT, id: 'claude-fable-5-1', prices: prices(10, 50, 0.25, 12.5), off: null },
]

/** Returns a model by its id, also with the date of a snapshot (`claude-haiku-4-5-20251001`); null if unknown. */
export function knownModel(id: string): ClaudeModel | null {
  const name = id.replace(/-\d{8}$/, '')
  return CLAUDE_MODELS.find((model) => model.id === name) ?? null
}
