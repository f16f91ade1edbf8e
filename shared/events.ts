/** Live updates: one stream, resumable from the last event id. An event says what changed; read the new state. */
import * as z from 'zod'
import { runSchema } from './run.ts'
import { instantSchema, jobIdSchema } from './vocabulary.ts'

/** A live event, by its type. */
export const eventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('run'), run: runSchema }).describe('A run started, progressed or ended'),
  z
    .object({ type: z.literal('job'), job_id: jobIdSchema })
    .describe('State, pause, next time or definition changed'),
  z.object({ type: z.literal('score'), profile: z.string(), as_of: instantSchema }),
  z.object({
    type: z.literal('alerts'),
    created: z.int(),
    updated: z.int(),
    removed: z.int(),
  }),
  z.object({ type: z.literal('trades'), symbol: z.string(), day: z.string().nullable() }),
  z.object({ type: z.literal('occupations'), code: z.string().nullable() }),
  z.object({ type: z.literal('analysis'), job_id: jobIdSchema }),
  z.object({ type: z.literal('figures'), job_id: jobIdSchema }),
  z.object({ type: z.literal('settings') }),
  z.object({
    type: z.literal('log'),
    level: z.string(),
    topic: z.string(),
    message: z.string(),
    at: instantSchema,
  }),
  z.object({ type: z.literal('update'), state: z.string() }),
  z
    .object({ type: z.literal('program') })
    .describe('The program on disk was replaced: Vigie needs a restart'),
  z
    .object({ type: z.literal('problems') })
    .describe('What is wrong with Vigie itself has changed: a full disk, a closed REST endpoint'),
  z.object({ type: z.literal('reset') }).describe('Events were lost between; read everything again'),
])

/** One change that the event stream reports to its subscribers. */
export type VigieEvent = z.infer<typeof eventSchema>
