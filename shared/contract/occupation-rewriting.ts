/** Occupation records written by Claude because a person asks for it, what that costs, and the key. */
import * as z from 'zod'
import { occupationCodeSchema } from '../occupation.ts'
import { base, errors } from './base.ts'
import {
  ANSWER_WITHIN_SECONDS,
  comparedRecordSchema,
  estimateSchema,
  modelSchema,
  monthSpendingSchema,
  rewrittenSchema,
} from './occupations-answers.ts'

/** What a paid call can fail with. */
const paid = base.errors(
  errors(
    'budget_reached',
    'claude_key_missing',
    'claude_key_refused',
    'claude_forbidden',
    'claude_model_unknown',
    'claude_malformed',
    'source_unreachable',
    'source_timeout',
    'source_rate_limited',
    'source_overloaded',
    'source_failed',
    'source_refused',
    'source_malformed',
  ),
)
const rewriting = paid.errors(
  errors(
    'occupation_not_found',
    'occupation_answer_invalid',
    'occupation_refused',
    'occupation_proposal_waits',
  ),
)
const waitSchema = z.coerce
  .number()
  .int()
  .min(0)
  .max(ANSWER_WITHIN_SECONDS)
  .default(ANSWER_WITHIN_SECONDS)
  .describe('How long to wait for Claude')
const waitingFor = z.strictObject({ code: occupationCodeSchema, wait_seconds: waitSchema })

/** Characters a header can contain. */
const keySchema = z
  .string()
  .min(10)
  .max(300)
  .regex(/^[!-~]+$/, { error: 'form.key' })

/** The procedures of `occupations` that cost money or say what it costs. */
export const occupationRewritingContract = {
  update: rewriting
    .route({
      method: 'POST',
      path: '/occupations/{code}/update',
      summary: 'Rewrite one record now',
      description:
        'Answers within 50 seconds. If Claude has not answered by then, the outcome is `waiting`: the call goes on and is counted, and the same path with GET waits for it.',
    })
    .input(
      waitingFor.extend({
        again: z
          .boolean()
          .default(false)
          .describe('Whether a text that waits for a person is replaced by a new one, which is paid'),
      }),
    )
    .output(rewrittenSchema),
  updating: rewriting
    .route({
      method: 'GET',
      path: '/occupations/{code}/update',
      summary: 'Wait for the rewrite of a record that is under way; begins none',
      description: 'Answers what the last one came to if none is under way.',
    })
    .input(waitingFor)
    .output(rewrittenSchema),
  models: base
    .route({ method: 'GET', path: '/occupations/models', summary: 'What each model would cost' })
    .output(z.object({ source: z.url(), models: z.array(modelSchema) })),
  compare: paid
    .route({
      method: 'POST',
      path: '/occupations/compare',
      summary: 'Let several models write a few records side by side; it costs money and changes none',
      description:
        'Answers within 50 seconds. A text that is not written by then is null with the reason; its call goes on and is counted.',
    })
    .input(
      z
        .strictObject({
          models: z.array(z.string().trim().min(1).max(100)).min(1).max(5),
          records: z.int().min(1).max(10).default(10),
        })
        .meta({ examples: [{ models: ['claude-sonnet-5-5', 'claude-haiku-5-5'], records: 2 }] }),
    )
    .output(
      z.object({
        records: z.array(comparedRecordSchema),
        unpriced: z
          .array(z.string())
          .describe('Models without a known price: they are counted as the dearest, and may not exist'),
      }),
    ),
  estimate: base
    .route({ method: 'GET', path: '/occupations/estimate', summary: 'What a run would cost' })
    .output(estimateSchema),
  spending: base
    .route({
      method: 'GET',
      path: '/occupations/spending',
      summary: 'What was spent in each of the last 12 months',
    })
    .output(z.object({ months: z.array(monthSpendingSchema) })),
  key: base
    .route({
      method: 'PUT',
      path: '/occupations/key',
      summary: 'Set or remove the Claude key; it is never shown again',
    })
    .input(
      z.strictObject({ key: keySchema.nullable() }).meta({ examples: [{ key: 'the-key-of-your-console' }] }),
    )
    .output(
      z.object({
        set: z.boolean(),
        addresses: z.array(z.string()).describe('Where the key may be sent; another one needs it again'),
      }),
    ),
}
