/** Settings of the `analysis` kind: the service to call, its parameters, and what matters in its answer. */
import * as z from 'zod'

/** A path into a JSON answer: `$.analysis.signals[0].strength`. */
const jsonPathSchema = z
  .string()
  .max(200)
  .regex(/^\$(\.[A-Za-z_][\w-]*|\[\d{1,6}\])*$/, { error: 'form.json_path' })
  .describe('Path into the answer, for example $.analysis.signal')

const CONDITION_OPERATORS = ['equals', 'differs', 'above', 'below', 'contains', 'exists'] as const

/** Raises an alert while the last answer satisfies it. */
const answerConditionSchema = z.strictObject({
  name: z.string().trim().min(1).max(80),
  path: jsonPathSchema,
  operator: z.enum(CONDITION_OPERATORS),
  value: z.union([z.string().max(200), z.number(), z.boolean(), z.null()]).default(null),
})

/** A test of one value in the last answer, which raises an alert if it holds. */
export type AnswerCondition = z.infer<typeof answerConditionSchema>

const serviceUrlSchema = z.union([z.literal(''), z.url({ protocol: /^https?$/ })])
const pathSchema = z
  .string()
  .regex(/^\/[^\s]*$/, { error: 'form.address_path' })
  .max(500)

const headerName = z.string().regex(/^[A-Za-z0-9-]{1,64}$/, { error: 'form.header_name' })

/** The settings of a job that calls an analysis service. */
export const analysisSettingsSchema = z.strictObject({
  url: serviceUrlSchema
    .default('')
    .describe('Address of the service, for example http://diego:3001; empty keeps the job off'),
  path: pathSchema.default('/analyze'),
  method: z.enum(['POST', 'GET']).default('POST'),
  headers: z.record(headerName, z.string().max(2000)).default({}),
  body: z
    .json()
    .default({ symbol: 'BTC/USDT', timeframe: '1m', triggerExecution: true })
    .describe('Sent as JSON with POST'),
  timeout_seconds: z.int().min(1).max(600).default(30),
  health_path: pathSchema.default('/health').describe('Must answer 2xx before the first call'),
  also_ready: z
    .array(z.url({ protocol: /^https?$/ }))
    .max(10)
    .default([])
    .describe('Other addresses that must answer 2xx first, for example the execution service'),
  ready_wait_seconds: z.int().min(0).max(3600).default(300).describe('How long one run waits for health'),
  answer_kept_bytes: z
    .int()
    .min(0)
    .max(1_000_000)
    .default(65_536)
    .describe('Longer answers are cut when stored'),
  failure_rate_alert: z
    .number()
    .min(0)
    .max(1)
    .nullable()
    .default(0.5)
    .describe('Alert above this share of failed calls in the last hour'),
  conditions: z.array(answerConditionSchema).max(20).default([]),
})

/** Settings of a job that calls an analysis service. */
export type AnalysisSettings = z.infer<typeof analysisSettingsSchema>
