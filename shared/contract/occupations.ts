/** Occupation records: search, edit, review, compare versions, roll back. */
import * as z from 'zod'
import {
  contentFieldSchema,
  occupationCodeSchema,
  occupationContentSchema,
  occupationStatusSchema,
} from '../occupation.ts'
import { instantSchema } from '../vocabulary.ts'
import { base, errors, flag, pageOf, pageQuery } from './base.ts'
import { occupationFilesContract } from './occupation-files.ts'
import { occupationRewritingContract } from './occupation-rewriting.ts'
import {
  auditEntrySchema,
  fieldDifferenceSchema,
  occupationSchema,
  occupationSummarySchema,
  occupationVersionSchema,
  usd,
  variantSchema,
} from './occupations-answers.ts'

const byCode = z.strictObject({ code: occupationCodeSchema })
const known = base.errors(errors('occupation_not_found'))

const nameSchema = z
  .string()
  .trim()
  .min(1)
  .max(300)
  .meta({ examples: ['Développeuse informatique'] })
const keyWordSchema = z.string().trim().min(1).max(40)
const byReaders = byCode.extend({
  language: keyWordSchema.meta({ description: 'Two letters, for example fr', examples: ['fr'] }),
  age: keyWordSchema.meta({ description: 'For example 18+ or 11-15', examples: ['18+'] }),
  format: keyWordSchema.meta({
    description: 'standard, or falc: easy to read and understand',
    examples: ['falc'],
  }),
  gender: keyWordSchema.meta({
    description: 'feminin, masculin or epicene; féminin, feminine and the like are understood',
    examples: ['feminin'],
  }),
})
const VARIANT_PATH = '/occupations/{code}/variants/{language}/{age}/{format}/{gender}'

const domainSchema = z
  .string()
  .toUpperCase()
  .regex(/^[A-Z]$/, { error: 'form.occupation_domain' })

/** The procedures of `occupations`. */
export const occupationsContract = {
  ...occupationFilesContract,
  ...occupationRewritingContract,
  list: base
    .route({ method: 'GET', path: '/occupations', summary: 'Search and list records' })
    .input(
      z.strictObject({
        ...pageQuery,
        search: z
          .string()
          .max(200)
          .optional()
          .describe('Words; accents do not matter. Without a letter or digit: exactly this text'),
        status: occupationStatusSchema.optional(),
        domain: domainSchema.optional(),
        proposed: flag.optional().describe('Only records with a text by Claude that waits for a person'),
      }),
    )
    .output(
      pageOf(occupationSummarySchema).extend({
        total: z.int(),
        proposed: z.int().describe('How many of all these have a text that waits for a person'),
      }),
    ),
  get: known
    .route({ method: 'GET', path: '/occupations/{code}', summary: 'One record' })
    .input(byCode)
    .output(occupationSchema),
  remove: known
    .route({
      method: 'DELETE',
      path: '/occupations/{code}',
      summary: 'Remove a record with its versions; its audit and what was paid for it stay',
    })
    .input(byCode)
    .output(z.object({ removed: z.literal(true) })),
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
    .output(z.object({ changed: z.int() })),
  edit: known
    .route({
      method: 'PUT',
      path: '/occupations/{code}/content',
      summary: 'Write a record by hand, as a new version',
    })
    .input(byCode.extend({ content: occupationContentSchema }))
    .output(occupationSchema),
  change: known
    .route({
      method: 'PATCH',
      path: '/occupations/{code}/content',
      summary: 'Write some fields by hand; no rewrite changes them until they are released',
    })
    .input(byCode.extend(occupationContentSchema.partial().shape))
    .output(occupationSchema),
  names: known
    .route({ method: 'PATCH', path: '/occupations/{code}/names', summary: 'Rename a record' })
    .input(
      byCode.extend({
        title: nameSchema.optional(),
        masculine: nameSchema.nullable().optional(),
        feminine: nameSchema.nullable().optional(),
      }),
    )
    .output(occupationSchema),
  variants: known
    .route({ method: 'GET', path: '/occupations/{code}/variants', summary: 'Its variants for other readers' })
    .input(byCode)
    .output(z.object({ items: z.array(variantSchema) })),
  variant: known
    .route({
      method: 'PUT',
      path: VARIANT_PATH,
      summary: 'Add or change a variant of a record for other readers',
    })
    .input(
      byReaders.extend({
        name: nameSchema.optional().meta({
          description: 'Of a new one without it: the title of the record',
          examples: ['Codeuse'],
        }),
        description: z
          .string()
          .max(6000)
          .optional()
          .meta({ examples: ['Elle écrit des programmes.'] }),
      }),
    )
    .output(occupationSchema),
  removeVariant: known
    .errors(errors('occupation_variant_not_found'))
    .route({ method: 'DELETE', path: VARIANT_PATH, summary: 'Remove a variant of a record' })
    .input(byReaders)
    .output(occupationSchema),
  release: known
    .route({
      method: 'POST',
      path: '/occupations/{code}/release',
      summary: 'Let rewrites change fields written by hand again',
    })
    .input(byCode.extend({ field: contentFieldSchema.optional().describe('Without it, all of them') }))
    .output(occupationSchema),
  proposal: known
    .errors(errors('occupation_no_proposal'))
    .route({
      method: 'GET',
      path: '/occupations/{code}/proposal',
      summary: 'The text that waits for a person, compared with the current one',
    })
    .input(byCode)
    .output(
      z.object({
        code: occupationCodeSchema,
        at: instantSchema,
        model: z.string(),
        cost_usd: usd,
        fields: z.array(fieldDifferenceSchema),
      }),
    ),
  accept: known
    .errors(errors('occupation_no_proposal'))
    .route({
      method: 'POST',
      path: '/occupations/{code}/accept',
      summary: 'Make the proposed text current, or some of its fields',
    })
    .input(
      byCode.extend({ fields: z.array(contentFieldSchema).optional().describe('Without it, all of them') }),
    )
    .output(occupationSchema),
  reject: known
    .errors(errors('occupation_no_proposal'))
    .route({ method: 'POST', path: '/occupations/{code}/reject', summary: 'Drop the proposed text' })
    .input(byCode)
    .output(occupationSchema),
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
    .input(byCode.extend({ version: z.int().min(1) }))
    .output(occupationSchema),
  audit: base
    .route({ method: 'GET', path: '/occupations/audit', summary: 'Who changed what, newest first' })
    .input(
      z.strictObject({
        ...pageQuery,
        code: occupationCodeSchema.optional(),
        search: z.string().max(200).optional(),
        agent: z.string().max(100).optional().describe('For example monthly, or MonthlyUpdateScheduler'),
      }),
    )
    .output(pageOf(auditEntrySchema)),
}
