/** The scheduler with the terms of the first source document, kept for its callers. */
import * as z from 'zod'
import { jobSchema, pauseLengthSchema } from '../job.ts'
import { instantSchema, jobNameSchema, untilSchema } from '../vocabulary.ts'
import { base, errors } from './base.ts'

const known = base.errors(errors('job_not_found'))

/** The procedures of `scheduler`: those of `jobs` under the names of the source document. */
export const schedulerContract = {
  status: base
    .route({ method: 'GET', path: '/scheduler/status', summary: 'Is it alive, and what comes next' })
    .output(
      z.object({
        running: z.boolean().describe('false while everything is paused'),
        jobs_count: z.int().describe('Jobs that are switched on'),
        jobs: z.array(
          z.object({
            id: z.string(),
            name: z.string(),
            next_run_time: instantSchema.nullable(),
            trigger: z.string(),
          }),
        ),
      }),
    ),
  trigger: known
    .errors(errors('already_running', 'job_not_ready'))
    .route({ method: 'POST', path: '/scheduler/trigger/{id}', summary: 'Run now' })
    .input(z.strictObject({ id: jobNameSchema }))
    .output(z.object({ message: z.string(), run_id: z.string() })),
  pause: known
    .route({ method: 'POST', path: '/scheduler/pause/{id}', summary: 'Pause' })
    .input(
      z.strictObject({
        id: jobNameSchema,
        length: pauseLengthSchema.optional(),
        until: untilSchema.optional(),
      }),
    )
    .output(z.object({ message: z.string(), job: jobSchema })),
  resume: known
    .route({ method: 'POST', path: '/scheduler/resume/{id}', summary: 'Resume' })
    .input(z.strictObject({ id: jobNameSchema }))
    .output(z.object({ message: z.string(), job: jobSchema })),
  configure: known
    .errors(errors('set_by_environment', 'schedule_never_runs'))
    .route({
      method: 'POST',
      path: '/scheduler/configure',
      summary: 'Change an interval (of fear-greed by default)',
    })
    .input(
      z.strictObject({
        id: jobNameSchema.default('fear-greed'),
        interval_minutes: z.number().min(0.1).max(527_040),
      }),
    )
    .output(z.object({ message: z.string(), job: jobSchema })),
}
