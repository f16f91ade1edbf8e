/** Occupation records: import, search, rewrite, compare, roll back, and their cost. */
import * as z from 'zod'
import {
  authorSchema,
  occupationCodeSchema,
  occupationContentSchema,
  occupationStatusSchema,
} from '../occupation.ts'
import { instantSchema } from '../vocabulary.ts'
import { base, errors, pageOf, pageQuery } from './base.ts'

const usd = z.number().describe('US dollars')

const occupationSummarySchema = z.object({
  code: occupationCodeSchema,
  title: z.string(),
  domain: z.string(),
  status: occupationStatusSchema,
  version: z.number().int().describe('0 until something is written'),
  simulated: z.boolean(),
  updated_at: instantSchema.nullable(),
  last_error: z.string().nullable().describe('Why the last rewrite of this record failed'),
})

/** A record without its text. */
export type OccupationSummary = z.infer<typeof occupationSummarySchema>

const occupationSchema = occupationSummarySchema.extend({
  ogr: z.string().nullable(),
  titles: z.array(z.object({ ogr: z.string().nullable(), label: z.string() })),
  content: occupationContentSchema.nullable().describe('null until something is written'),
})

/** A record with its text and job titles. */
export type Occupation = z.infer<typeof occupationSchema>

const occupationVersionSchema = z.object({
  code: occupationCodeSchema,
  version: z.number().int(),
  at: instantSchema,
  author: authorSchema,
  model: z.string().nullable(),
  prompt: z.string().nullable().describe('Version of the prompt'),
  cost_usd: usd,
  simulated: z.boolean(),
})

/** Who wrote a version of a record, how, and at what cost in US dollars. */
export type OccupationVersion = z.infer<typeof occupationVersionSchema>

/** One changed field. Lists name the added and the removed items. */
const fieldDifferenceSchema = z.object({
  field: z.string().describe('Path of the field, for example salaries.junior.median'),
  before: z.json(),
  after: z.json(),
  added: z.array(z.string()),
  removed: z.array(z.string()),
})

/** What two versions of a record say differently in one field. */
export type FieldDifference = z.infer<typeof fieldDifferenceSchema>

/** What a run over all published records would cost, in US dollars. */
export const estimateSchema = z.object({
  records: z.number().int(),
  cost_per_record_usd: usd,
  total_usd: usd,
  basis: z
    .enum(['measured', 'assumed'])
    .describe('From past calls of this model, or from the size of the prompt'),
  table: z
    .array(z.object({ records: z.number().int(), total_usd: usd }))
    .describe('What 100, 500 and all records cost, published or not'),
  price: z.object({
    model: z.string(),
    basis: z
      .enum(['own', 'published', 'none'])
      .describe('none: no price is known; the dearest model is counted'),
    as_of: z.iso.date().nullable().describe('The day the published prices were read'),
    source: z.url(),
  }),
  simulation: z.boolean().describe('True without a key: nothing will be paid'),
  spent_this_month_usd: usd.describe('Reserved, settled and unknown'),
  unknown_this_month_usd: usd.describe('Calls whose answer never came whole, counted at their estimate'),
  run_cap_usd: usd.nullable(),
  month_cap_usd: usd.nullable(),
})

/** One change of a record: who, when, and what it was before and after. */
export const auditEntrySchema = z.object({
  id: z.number().int(),
  at: instantSchema,
  code: occupationCodeSchema.nullable(),
  event: z.string(),
  agent: z.string(),
  description: z.string(),
  before: z.json(),
  after: z.json(),
})

const byCode = z.strictObject({ code: occupationCodeSchema })
const known = base.errors(errors('occupation_not_found'))

const domainSchema = z.string().regex(/^[A-Z]$/, { error: 'form.occupation_domain' })

/** Characters a header can contain. */
const keySchema = z
  .string()
  .min(10)
  .max(300)
  .regex(/^[!-~]+$/, { error: 'form.key' })

/** The procedures of `occupations`. */
export const occupationsContract = {
  list: base
    .route({ method: 'GET', path: '/occupations', summary: 'Search and list records' })
    .input(
      z.strictObject({
        ...pageQuery,
        search: z.string().max(200).optional().describe('Words; accents do not matter'),
        status: occupationStatusSchema.optional(),
        domain: domainSchema.optional(),
      }),
    )
    .output(pageOf(occupationSummarySchema).extend({ total: z.number().int() })),
  get: known
    .route({ method: 'GET', path: '/occupations/{code}', summary: 'One record' })
    .input(byCode)
    .output(occupationSchema),
  import: base
    .errors(errors('records_unreadable', 'import_too_slow'))
    .route({
      method: 'POST',
      path: '/occupations/import',
      summary: 'Import the ROME tree, CSV, JSON or SQLite',
    })
    .input(
      z
        .strictObject({
          path: z.string().max(4096).optional().describe('A file on the machine Vigie runs on'),
          name: z.string().max(255).optional().describe('With data_base64: the file name'),
          data_base64: z.base64().optional(),
          publish: z.boolean().default(false).describe('Imported records take part in the monthly run'),
        })
        .meta({ examples: [{ path: '/home/me/records.csv', publish: true }] }),
    )
    .output(
      z.object({
        records: z.number().int(),
        titles: z.number().int(),
        created: z.number().int(),
        updated: z.number().int(),
        unchanged: z.number().int(),
        refused: z.array(z.object({ where: z.string(), problem: z.string() })),
      }),
    ),
  setStatus: known
    .route({ method: 'PUT', path: '/occupations/{code}/status', summary: 'Publish, or back to draft' })
    .input(byCode.extend({ status: occupationStatusSchema }))
    .output(occupationSchema),
  publishAll: base
    .route({
      method: 'POST',
      path: '/occupations/publish',
      summary: 'Publish all records, or those of a domain',
    })
    .input(
      z.strictObject({
        domain: domainSchema.optional(),
        status: occupationStatusSchema.default('published'),
      }),
    )
    .output(z.object({ changed: z.number().int() })),
  edit: known
    .route({
      method: 'PUT',
      path: '/occupations/{code}/content',
      summary: 'Write a record by hand, as a new version',
    })
    .input(byCode.extend({ content: occupationContentSchema }))
    .output(occupationSchema),
  update: known
    .errors(
      errors(
        'budget_reached',
        'occupation_answer_invalid',
        'occupation_refused',
        'claude_key_refused',
        'source_unreachable',
        'source_rate_limited',
      ),
    )
    .route({ method: 'POST', path: '/occupations/{code}/update', summary: 'Rewrite one record now' })
    .input(byCode)
    .output(occupationSchema.extend({ cost_usd: usd })),
  estimate: base
    .route({ method: 'GET', path: '/occupations/estimate', summary: 'What a run would cost' })
    .output(estimateSchema),
  versions: known
    .route({ method: 'GET', path: '/occupations/{code}/versions', summary: 'Versions, newest first' })
    .input(byCode)
    .output(z.object({ versions: z.array(occupationVersionSchema) })),
  diff: known
    .errors(errors('occupation_version_not_found'))
    .route({
      method: 'GET',
      path: '/occupations/{code}/diff',
      summary: 'Compare two versions field by field',
    })
    .input(byCode.extend({ from: z.coerce.number().int().min(0), to: z.coerce.number().int().min(0) }))
    .output(z.object({ from: z.number(), to: z.number(), fields: z.array(fieldDifferenceSchema) })),
  rollback: known
    .errors(errors('occupation_version_not_found'))
    .route({
      method: 'POST',
      path: '/occupations/{code}/rollback',
      summary: 'Make an earlier version current, as a new version',
    })
    .input(byCode.extend({ version: z.number().int().min(1) }))
    .output(occupationSchema),
  export: base
    .route({ method: 'GET', path: '/occupations/export', summary: 'All records, as JSON or CSV text' })
    .input(
      z.strictObject({
        format: z.enum(['json', 'csv']).default('json'),
        status: occupationStatusSchema.optional(),
      }),
    )
    .output(z.object({ format: z.enum(['json', 'csv']), text: z.string() })),
  audit: base
    .route({ method: 'GET', path: '/occupations/audit', summary: 'Who changed what, newest first' })
    .input(
      z.strictObject({
        ...pageQuery,
        code: occupationCodeSchema.optional(),
        search: z.string().max(200).optional(),
      }),
    )
    .output(pageOf(auditEntrySchema)),
  key: base
    .route({
      method: 'PUT',
      path: '/occupations/key',
      summary: 'Set or remove the Claude key; it is never shown again',
    })
    .input(z.strictObject({ key: keySchema.nullable() }))
    .output(z.object({ set: z.boolean() })),
}
