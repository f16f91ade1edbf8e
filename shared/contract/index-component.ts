/** One component of the index through the sessions. */
import * as z from 'zod'
import { componentIdSchema, profileIdSchema } from '../kinds/fear-greed.ts'
import { daySchema } from '../vocabulary.ts'

/** A component with its past and how it is made. */
export const componentPastSchema = z.object({
  profile: profileIdSchema,
  name: componentIdSchema,
  label: z.string(),
  formula: z.string().describe('How its figure is made'),
  scoring: z.string().describe('How the figure becomes a score'),
  unit: z.enum(['ratio', 'percent', 'points', 'opinion']),
  inputs: z.record(z.string(), z.number()).nullable().describe('What the newest figure was made of'),
  scale: z.record(z.string(), z.number()).nullable().describe('What it was scored against'),
  points: z
    .array(
      z.object({ day: daySchema, score: z.number().min(0).max(100).nullable(), raw: z.number().nullable() }),
    )
    .describe('Oldest first, at most 1,300 sessions'),
})
