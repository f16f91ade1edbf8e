/** Calls of analysis services: state, statistics, each call with its answer. */
import * as z from 'zod'
import { instantSchema, jobIdSchema, jobNameSchema } from '../vocabulary.ts'
import { base, errors, pageOf, pageQuery } from './base.ts'

const callStatisticsSchema = z.object({
  calls: z.int(),
  succeeded: z.int(),
  success_rate: z.number().min(0).max(1).nullable().describe('null if there was no call'),
  retries: z.int(),
  p50_ms: z.number().nullable(),
  p95_ms: z.number().nullable(),
  p99_ms: z.number().nullable(),
})

const analysisCallSchema = z.object({
  id: z.string(),
  job_id: jobIdSchema,
  run_id: z.string(),
  attempt: z.int(),
  at: instantSchema,
  duration_ms: z.number(),
  status: z.int().nullable(),
  succeeded: z.boolean(),
  execution_triggered: z.boolean().nullable(),
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
})

/** One call of a service, without its answer. */
export type AnalysisCallView = z.infer<typeof analysisCallSchema>

const analysisTargetSchema = z.object({
  job_id: jobIdSchema,
  name: z.string(),
  url: z.string().describe('Empty until it is set'),
  state: z.enum(['off', 'unknown', 'waiting', 'ready', 'failing']),
  last_call: analysisCallSchema.nullable(),
  last_error: analysisCallSchema.nullable(),
  last_hour: callStatisticsSchema,
  last_day: callStatisticsSchema,
  since_start: callStatisticsSchema,
})

/** A service that a job calls, with its state and statistics. */
export type AnalysisTarget = z.infer<typeof analysisTargetSchema>

const known = base.errors(errors('job_not_found'))
const byJob = z.strictObject({ job_id: jobNameSchema })

/** The procedures of `analysis`. */
export const analysisContract = {
  targets: base
    .route({ method: 'GET', path: '/analysis', summary: 'Every target with its state and statistics' })
    .output(z.object({ targets: z.array(analysisTargetSchema) })),
  target: known
    .route({ method: 'GET', path: '/analysis/{job_id}', summary: 'One target' })
    .input(byJob)
    .output(analysisTargetSchema),
  calls: known
    .route({ method: 'GET', path: '/analysis/{job_id}/calls', summary: 'Calls, newest first' })
    .input(byJob.extend(pageQuery))
    .output(pageOf(analysisCallSchema)),
  call: known
    .errors(errors('not_found'))
    .route({ method: 'GET', path: '/analysis/{job_id}/calls/{call_id}', summary: 'One call with its answer' })
    .input(byJob.extend({ call_id: z.string().max(64) }))
    .output(
      analysisCallSchema.extend({
        answer: z.string().nullable().describe('Redacted; shortened if answer_cut'),
        answer_cut: z.boolean(),
      }),
    ),
  check: known
    .route({ method: 'POST', path: '/analysis/{job_id}/check', summary: 'Ask the health addresses now' })
    .input(byJob)
    .output(z.object({ ready: z.boolean(), detail: z.string().nullable().describe('What is missing') })),
}
