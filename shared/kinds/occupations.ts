/** Settings of the `occupations` kind: the model, its prices, the pace and the spending caps. */
import * as z from 'zod'

const dollarsPerMillion = z.number().min(0).max(10_000)

/** Prices in US dollars per million tokens; in the settings because they change. */
const pricesSchema = z.strictObject({
  input: dollarsPerMillion,
  output: dollarsPerMillion,
  cache_read: dollarsPerMillion,
  cache_write: dollarsPerMillion,
})

/** Model prices, US dollars per million tokens. */
export type Prices = z.infer<typeof pricesSchema>

export const occupationsSettingsSchema = z.strictObject({
  model: z.string().trim().min(1).max(100).default('claude-sonnet-5-5'),
  prices: pricesSchema
    .default({ input: 3, output: 15, cache_read: 0.3, cache_write: 3.75 })
    .describe('US dollars a million tokens of that model'),
  max_tokens: z.number().int().min(500).max(64_000).default(6000),
  language: z.enum(['fr', 'en']).default('fr').describe('Language the records are written in'),
  batch_size: z.number().int().min(1).max(1000).default(10),
  pause_seconds: z.number().min(0).max(3600).default(2).describe('Pause between two batches'),
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
