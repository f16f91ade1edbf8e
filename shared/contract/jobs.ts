/** Jobs and their runs: list, trigger, pause, resume, configure, cancel. */
import * as z from 'zod'
import { jobCreationSchema, jobSchema, jobTemplateSchema, pauseLengthSchema } from '../job.ts'
import { runSchema } from '../run.ts'
import { momentSchema } from '../schedule.ts'
import {
  instantSchema,
  jobIdSchema,
  jobNameSchema,
  outcomeSchema,
  untilSchema,
  zoneSchema,
} from '../vocabulary.ts'
import { base, errors, pageOf, pageQuery, patchFields } from './base.ts'
import { timelineInputSchema, timelineSchema } from './timeline.ts'

const byId = z.strictObject({ id: jobNameSchema })
/** Parts of a definition, with the same nesting. */
const changesSchema = z.record(z.string(), z.json())
const known = base.errors(errors('job_not_found'))

const HOUR = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/
const instantOrHourSchema = z
  .string()
  .refine(
    (text) =>
      HOUR.test(text) || instantSchema.safeParse(text).success || momentSchema.safeParse(text).success,
    {
      error: 'form.instant_or_hour',
    },
  )
  .meta({ examples: ['09:00', '2026-01-31T08:00:00+01:00'] })

/** A named length or an explicit end; neither means until resumed. */
const pauseInputSchema = z.strictObject({
  length: pauseLengthSchema.optional(),
  until: untilSchema.optional(),
})

/** The procedures of `jobs`. */
const whySchema = z.object({
  at: instantSchema,
  planned: instantSchema.nullable().describe('The last planned time up to then, by the schedule of today'),
  next: instantSchema.nullable(),
  run: runSchema.nullable().describe('The run or the record of skipped times'),
  message: z.string(),
})
export type WhyView = z.infer<typeof whySchema>

export const jobsContract = {
  list: base
    .route({ method: 'GET', path: '/jobs', summary: 'All jobs with state and next times' })
    .output(z.object({ jobs: z.array(jobSchema) })),
  get: known.route({ method: 'GET', path: '/jobs/{id}', summary: 'One job' }).input(byId).output(jobSchema),
  templates: base
    .route({
      method: 'GET',
      path: '/job-templates',
      summary: 'What a further job begins with, for each kind that makes sense more than once',
    })
    .output(z.object({ templates: z.array(jobTemplateSchema) })),
  create: known
    .route({
      method: 'POST',
      path: '/jobs',
      summary: 'Add a job, for example a second analysis target',
      successStatus: 201,
    })
    .errors(errors('job_exists', 'schedule_never_runs'))
    .input(
      z.strictObject({
        id: jobIdSchema,
        definition: jobCreationSchema.describe('The kind, and what differs from its defaults'),
      }),
    )
    .output(jobSchema),
  configure: known
    .errors(errors('set_by_environment', 'schedule_never_runs'))
    .route({ method: 'PATCH', path: '/jobs/{id}', summary: 'Change parts of a job definition' })
    .input(byId.extend(patchFields))
    .output(jobSchema),
  remove: known
    .errors(errors('job_built_in', 'job_followed'))
    .route({ method: 'DELETE', path: '/jobs/{id}', summary: 'Remove an added job' })
    .input(byId)
    .output(z.object({ removed: z.literal(true) })),
  trigger: known
    .errors(errors('already_running', 'job_not_ready', 'schedule_never_runs'))
    .route({ method: 'POST', path: '/jobs/{id}/trigger', summary: 'Run now' })
    .input(
      byId.extend({
        changes: changesSchema.default({}).describe('Parts of the definition, for this run only'),
      }),
    )
    .output(z.object({ message: z.string(), run_id: z.string() })),
  cancel: known
    .errors(errors('not_running'))
    .route({ method: 'POST', path: '/jobs/{id}/cancel', summary: 'Cancel the run in flight' })
    .input(byId)
    .output(z.object({ message: z.string(), run_id: z.string() })),
  pause: known
    .route({ method: 'POST', path: '/jobs/{id}/pause', summary: 'Pause one job' })
    .input(byId.extend(pauseInputSchema.shape))
    .output(jobSchema),
  resume: known
    .route({ method: 'POST', path: '/jobs/{id}/resume', summary: 'Resume one job' })
    .input(byId)
    .output(jobSchema),
  why: known
    .route({
      method: 'GET',
      path: '/jobs/{id}/why',
      summary: 'What was due at an instant, what happened, and why',
    })
    .input(
      byId.extend({
        at: instantOrHourSchema
          .optional()
          .describe(
            'An instant, or a day and time or a time of today in the zone of the job, such as 09:00; by default now',
          ),
        zone: zoneSchema
          .optional()
          .describe(
            'Zone of the times in the message, which is then not named; by default that of the job, named',
          ),
      }),
    )
    .output(whySchema),
  pauseAll: base
    .route({
      method: 'POST',
      path: '/jobs/pause',
      summary: 'Pause every job; one whose own pause ends later keeps it',
    })
    .input(pauseInputSchema)
    .output(z.object({ jobs: z.array(jobSchema) })),
  resumeAll: base
    .route({
      method: 'POST',
      path: '/jobs/resume',
      summary: 'End the pause of every job; halted jobs stay halted',
    })
    .output(z.object({ jobs: z.array(jobSchema) })),
}

const recentRunsSchema = z.object({
  job_id: jobIdSchema,
  runs: z
    .array(
      runSchema.pick({
        id: true,
        scheduled_for: true,
        started_at: true,
        duration_ms: true,
        outcome: true,
        skip_reason: true,
        skipped_count: true,
      }),
    )
    .describe('Newest first'),
})

/** The last runs of a job, in short. */
export type RecentRuns = z.infer<typeof recentRunsSchema>

/** The procedures of `runs`. */
export const runsContract = {
  list: base
    .errors(errors('job_not_found'))
    .route({ method: 'GET', path: '/runs', summary: 'History of runs, newest first' })
    .input(
      z.strictObject({
        ...pageQuery,
        job_id: jobNameSchema.optional(),
        outcome: outcomeSchema.optional(),
        from: instantSchema.optional().describe('Planned at this instant or later'),
        to: instantSchema.optional().describe('Planned before this instant'),
      }),
    )
    .output(pageOf(runSchema)),
  recent: base
    .route({ method: 'GET', path: '/runs/recent', summary: 'The last runs of every job, in short' })
    .input(z.strictObject({ limit: z.coerce.number().int().min(1).max(100).default(50) }).prefault({}))
    .output(z.object({ jobs: z.array(recentRunsSchema) })),
  timeline: base
    .route({
      method: 'GET',
      path: '/runs/timeline',
      summary: 'The runs of every job over a time, gathered into equal parts, and what is planned',
    })
    .input(timelineInputSchema)
    .output(timelineSchema),
  get: base
    .errors(errors('run_not_found'))
    .route({ method: 'GET', path: '/runs/{id}', summary: 'One run' })
    .input(z.strictObject({ id: z.string().max(64) }))
    .output(runSchema),
  output: base
    .errors(errors('run_not_found', 'output_not_found'))
    .route({
      method: 'GET',
      path: '/runs/{id}/output',
      summary: 'What a run received: an answer or an output',
    })
    .input(z.strictObject({ id: z.string().max(64) }))
    .output(
      z.object({
        run_id: z.string(),
        at: instantSchema,
        text: z.string().describe('Without secrets and control characters'),
        cut: z.boolean().describe('Whether the middle was left out'),
      }),
    ),
}
