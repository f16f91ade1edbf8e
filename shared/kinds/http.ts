/** Settings of the `http` kind: the request, what its answer must be, and what is kept of it. */
import * as z from 'zod'
import { checksSchema, figuresSchema, keptBytesSchema, numberRangesSchema } from './figures.ts'

/** Where a check reads in an answer. */
const PLACES = ['json', 'text', 'page', 'header'] as const

/** Where a figure is read. `page` is a fingerprint of the text that a reader of the page sees. */
const FIGURE_SOURCES = [...PLACES, 'status', 'response_time', 'length', 'certificate_days'] as const

const headerName = z.string().regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,64}$/, { error: 'form.header_name' })
/** The value of a header as it can be sent (RFC 9110, 5.5). */
export const headerValueSchema = z
  .string()
  .max(8000)
  .regex(/^[\t\x20-\x7e\x80-\xff]*$/, { error: 'form.header_value' })

/** Headers of a request by their names. Their values may be secrets. */
export const headersSchema = z.record(headerName, headerValueSchema).default({})

/** The settings of a job that sends a request. */
export const httpSettingsSchema = z.strictObject({
  url: z
    .union([z.literal(''), z.url({ protocol: /^https?$/ })])
    .default('')
    .describe('Address of the request; empty keeps the job off'),
  method: z.enum(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']).default('GET'),
  headers: headersSchema,
  body: z.string().max(100_000).default('').describe('Sent as it is, unless the method is GET or HEAD'),
  expected_status: numberRangesSchema('form.statuses')
    .default('200-299')
    .describe('Statuses that mean success, for example "200-299, 304"'),
  checks: checksSchema(PLACES),
  figures: figuresSchema(FIGURE_SOURCES),
  timeout_seconds: z.int().min(1).max(600).default(30),
  redirects: z.int().min(0).max(20).default(5).describe('How many are followed, at most'),
  max_bytes: z.int().min(1).max(20_000_000).default(2_000_000).describe('A longer answer is refused'),
  answer_kept_bytes: keptBytesSchema
    .default(4096)
    .describe('How much of an answer is kept with its run; longer ones are cut'),
})

/** Settings of a job that sends a request. */
export type HttpSettings = z.infer<typeof httpSettingsSchema>
