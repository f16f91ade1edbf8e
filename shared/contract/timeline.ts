/** The runs of every job over a time, gathered into equal parts, with what is planned. */
import * as z from 'zod'
import { instantSchema, jobIdSchema, outcomeSchema } from '../vocabulary.ts'

/** What a timeline covers. */
export const timelineInputSchema = z.strictObject({
  from: instantSchema,
  to: instantSchema.describe('Later than from, at most 400 days; may lie ahead'),
  parts: z.coerce.number().int().min(1).max(300).default(96).describe('Into how many the time is divided'),
})

const partSchema = z.object({
  part: z.int().describe('Its place, from 0'),
  runs: z
    .array(
      z.object({
        outcome: outcomeSchema.nullable().describe('Null for runs in flight'),
        count: z.int(),
      }),
    )
    .describe('How many runs were planned in it, by outcome, the worst first'),
})

const laneSchema = z.object({
  job_id: jobIdSchema,
  parts: z.array(partSchema).describe('Those with runs, oldest first'),
  planned: z.array(z.int()).describe('Parts in which it is planned next'),
  planned_on: z
    .boolean()
    .describe(
      'Whether it goes on after the last of them as often as before: only the next 100 times are worked out',
    ),
})

/** The runs of one job in a timeline. */
export type TimelineLane = z.infer<typeof laneSchema>

/** A timeline. */
export const timelineSchema = z.object({
  from: instantSchema,
  to: instantSchema,
  part_ms: z.int().describe('Length of a part'),
  jobs: z.array(laneSchema),
})

/** The runs of every job over a time. */
export type Timeline = z.infer<typeof timelineSchema>
