/** Settings of the `occupations` kind: the model, how it thinks, the pace and the spending caps. */
import * as z from 'zod'

const dollarsPerMillion = z.number().min(0).max(10_000)

const pricesSchema = z.strictObject({
  input: dollarsPerMillion,
  output: dollarsPerMillion,
  cache_read: dollarsPerMillion,
  cache_write: dollarsPerMillion,
})

/** Model prices, US dollars per million tokens. */
export type ModelPrices = z.infer<typeof pricesSchema>

const modelSchema = z.string().trim().min(1).max(100)

/** Levels of effort, least first. */
const EFFORTS = ['low', 'medium', 'high', 'xhigh', 'max'] as const

/** The settings of an occupations job. Prices and caps in US dollars. */
export const occupationsSettingsSchema = z.strictObject({
  model: modelSchema.default('claude-sonnet-5-5'),
  prices: pricesSchema
    .extend({ model: modelSchema.optional().describe('The model they are for; no other is counted at them') })
    .nullable()
    .default(null)
    .describe('Your own prices, US dollars a million tokens. Empty: the published ones'),
  thinking: z
    .enum(['off', 'adaptive'])
    .default('off')
    .describe('Whether the model may think before it answers; thinking is paid as output'),
  effort: z.enum(EFFORTS).default('medium').describe('How much the model may put into an answer'),
  max_tokens: z.int().min(500).max(64_000).default(6000).describe('Thinking included'),
  language: z.enum(['fr', 'en']).default('fr').describe('Language the records are written in'),
  batch_size: z.int().min(1).max(1000).default(10),
  pause_seconds: z.number().min(0).max(3600).default(2).describe('Pause between two batches'),
  review: z
    .enum(['automatic', 'proposal'])
    .default('automatic')
    .describe('Whether a text becomes current at once, or waits until a person accepts it'),
  rewrite_again: z
    .boolean()
    .default(false)
    .describe('Whether a run by hand rewrites also what was rewritten this month already, and pays again'),
  mode: z.enum(['direct', 'batch']).default('direct').describe('Batch: half price, answered within 24 hours'),
  run_cap_usd: z
    .number()
    .min(0)
    .max(100_000)
    .nullable()
    .default(150)
    .describe('A run stops when this is spent'),
  month_cap_usd: z
    .number()
    .min(0)
    .max(100_000)
    .nullable()
    .default(150)
    .describe('Runs stop when this is spent in a month'),
  base_url: z
    .union([z.literal(''), z.url({ protocol: /^https?$/ })])
    .default('')
    .describe('Empty: the official address'),
})

/** Settings of a job that rewrites occupation records. */
export type OccupationsSettings = z.infer<typeof occupationsSettingsSchema>
